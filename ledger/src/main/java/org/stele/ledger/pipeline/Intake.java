package org.stele.ledger.pipeline;

import java.util.Optional;
import org.stele.ledger.execution.CheckedEntry;
import org.stele.ledger.execution.EntryChecker;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.ordering.EntryConsumer;
import org.stele.ledger.ordering.OrderedEntry;

/** Takes entries from the ordering, checks those of others, and hands them to execution. */
final class Intake implements EntryConsumer {
    private final EntryChecker checker;
    private final RuleBook book;
    private final Proposer proposer;
    private final Execution execution;
    private final ClockWatch watch;

    Intake(EntryChecker checker, RuleBook book, Proposer proposer, Execution execution, ClockWatch watch) {
        this.checker = checker;
        this.book = book;
        this.proposer = proposer;
        this.execution = execution;
        this.watch = watch;
    }

    @Override
    public void accept(OrderedEntry entry) throws InterruptedException {
        execution.put(checked(entry));
    }

    private CheckedEntry checked(OrderedEntry entry) throws InterruptedException {
        Optional<Proposer.Proposal> own = proposer.own(entry.content());
        if (own.isPresent()) {
            watch.noteOwn(own.get().batch().clock());
            return new CheckedEntry.Sound(
                    entry.position(), own.get().batch(), own.get().transactions());
        }
        int rules = execution.newest().rules();
        CheckedEntry checked = checker.check(entry, book.edition(rules).types());
        if (checked instanceof CheckedEntry.Sound sound && proposer.isLive(entry.position())) {
            watch.note(sound.batch().proposer(), sound.batch().clock());
        }
        return checked;
    }
}
