package org.stele.exchange.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.store.Locks;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.Journal;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.subject.Directory;
import org.stele.vault.subject.Identifier;

/** Links one pair at a time, at the word of a person. */
public final class LinkDesk implements Links {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ALL = "all";
    private static final String LINKED = "LINKED";
    private static final String UNLINKED = "UNLINKED";
    private static final String NOT_LINKED = "NOT_LINKED";

    private final Permissions permissions;
    private final Directory directory;
    private final Journal journal;
    private final InstantSource clock;
    private final Patients patients;
    private final LinkBook book;
    private final LinkRules rules;
    private final Locks locks = new Locks();

    public LinkDesk(Premises premises, Patients patients, LinkBook book) {
        this.permissions = premises.permissions();
        this.directory = premises.vault().directory();
        this.journal = premises.vault().journal();
        this.clock = premises.clock();
        this.patients = patients;
        this.book = book;
        this.rules = new LinkRules(book);
    }

    @Override
    public Linked link(Author clerk, Identifier prior, Identifier surviving) {
        permissions.requireSeat(clerk, Power.CLERK);
        return linked(make(clerk, required(prior), required(surviving), rules::requireNamed));
    }

    private ChartId required(Identifier number) {
        return numbered(number)
                .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "a number of the two is nobody's here"));
    }

    /** The chart whose number it is. */
    public Optional<ChartId> numbered(Identifier number) {
        return VaultCalls.call(() -> directory.find(number)).map(person -> new ChartId(person.subject()));
    }

    /**
     * Checks, before what says that two charts are one person's is filed, that they are linked, or that who files it may link them.
     *
     * @throws ExchangeException {@code NOT_LINKED}
     */
    public void requireConfirmable(Author author, ChartId prior, ChartId surviving) {
        if (standing(prior, surviving).isPresent()) {
            return;
        }
        if (!permissions.mayNow(author, Power.CLERK)) {
            throw LinkRules.refused(
                    "UNCONFIRMED", "a person here says whether the two are one patient's: it waits for the desk");
        }
        rules.requireConfirmed(prior, surviving);
    }

    /**
     * Links what a message says is one person's, and a person confirms by filing it. Repeating it changes nothing. Who is no person finds it
     * linked, or is refused.
     *
     * @throws ExchangeException {@code NOT_LINKED}; {@code NOT_TAKEN} where others are at it
     */
    public void confirm(Author author, ChartId prior, ChartId surviving) {
        make(author, prior, surviving, (one, other) -> requireConfirmable(author, one, other));
    }

    private Link make(Author by, ChartId prior, ChartId surviving, BiConsumer<ChartId, ChartId> rule) {
        return alone(() -> standing(prior, surviving).orElseGet(() -> {
            rule.accept(prior, surviving);
            note(by, LINKED, Stream.of(prior, surviving));
            Link link = new Link(prior, surviving, by, now(), Optional.empty());
            book.link(link);
            return link;
        }));
    }

    /** The same, or one that leads to the same chart by way of others. */
    private Optional<Link> standing(ChartId prior, ChartId surviving) {
        return book.find(prior)
                .filter(Link::holds)
                .filter(_ -> !prior.equals(surviving))
                .filter(_ -> book.areOne(prior, surviving))
                .filter(_ -> !book.groups().leads(surviving, prior));
    }

    @Override
    public Linked unlink(Author clerk, SubjectId prior) {
        permissions.requireSeat(clerk, Power.CLERK);
        ChartId chart = patients.requireHome(prior);
        return linked(alone(() -> {
            Link link = book.find(chart)
                    .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "the chart was linked with no other"));
            return link.holds() ? undo(clerk, link) : link;
        }));
    }

    private Link undo(Author clerk, Link link) {
        note(clerk, UNLINKED, Stream.of(link.prior()));
        Link undone = link.undone(clerk, now());
        book.unlink(undone, Told.apart(link.prior(), link.surviving(), clerk, now()));
        return undone;
    }

    @Override
    public Apart keepApart(Author clerk, Identifier one, Identifier other) {
        permissions.requireSeat(clerk, Power.CLERK);
        ChartId first = required(one);
        ChartId second = required(other);
        return apart(alone(() -> told(first, second).orElseGet(() -> {
            rules.requireApart(first, second);
            note(clerk, NOT_LINKED, Stream.of(first, second));
            Told told = Told.apart(first, second, clerk, now());
            book.keepApart(told);
            return told;
        })));
    }

    private Optional<Told> told(ChartId one, ChartId other) {
        return book.apart().stream()
                .filter(told -> told.name().equals(Told.name(one, other)))
                .findFirst();
    }

    /** In the journal of every chart that is, or was, read with these. */
    private void note(Author by, String reason, Stream<ChartId> charts) {
        Use use = new Use(by.toString(), Action.REGISTER, Purpose.TREAT.name(), new Basis.Reason(reason));
        charts.flatMap(chart -> book.together(chart).stream())
                .distinct()
                .forEach(chart -> VaultCalls.call(() -> journal.append(Event.of(chart.value(), use, List.of()))));
    }

    private <T> T alone(Supplier<T> work) {
        return locks.lockedWithin(PATIENCE, ALL, work)
                .orElseThrow(() -> new ExchangeException(Reason.NOT_TAKEN, "others are linking charts: ask again"));
    }

    @Override
    public List<Linked> all(Author clerk) {
        permissions.requireSeat(clerk, Power.CLERK);
        return book.all().stream()
                .sorted(Comparator.comparing(Link::at))
                .map(this::linked)
                .toList();
    }

    @Override
    public List<Apart> apart(Author clerk) {
        permissions.requireSeat(clerk, Power.CLERK);
        return book.apart().stream()
                .sorted(Comparator.comparing(Told::at))
                .map(this::apart)
                .toList();
    }

    private Linked linked(Link link) {
        return new Linked(
                patients.home(link.prior()),
                patients.home(link.surviving()),
                link.by(),
                link.at(),
                link.undone().map(undone -> new Linked.Undone(undone.by(), undone.at())));
    }

    private Apart apart(Told told) {
        return new Apart(patients.home(told.one()), patients.home(told.other()), told.by(), told.at());
    }

    /** To the millisecond, as it is written. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
