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

    Intake(EntryChecker checker, RuleBook book, Proposer proposer, Execution execution) {
        this.checker = checker;
        this.book = book;
        this.proposer = proposer;
        this.execution = execution;
    }

    @Override
    public void accept(OrderedEntry entry) throws InterruptedException {
        execution.put(checked(entry));
    }

    private CheckedEntry checked(OrderedEntry entry) throws InterruptedException {
        Optional<Proposer.Proposal> own = proposer.own(entry.content());
        if (own.isPresent()) {
            return new CheckedEntry.Sound(
                    entry.position(), own.get().batch(), own.get().transactions());
        }
        int rules = execution.newest().rules();
        return checker.check(entry, book.edition(rules).types());
    }
}
