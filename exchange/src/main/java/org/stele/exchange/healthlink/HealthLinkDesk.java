package org.stele.exchange.healthlink;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.healthlink.LinkJournal.Step;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Premises;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;

/** Makes, lists and ends links for the patients whose they are. */
public final class HealthLinkDesk implements HealthLinks {
    private static final int WRONG_PASSCODES = 5;
    private static final int MOST_OF_A_PATIENT = 20;
    private static final int LONGEST_OF_A_PATIENT = 24 << 20;

    private final Permissions permissions;
    private final LedgerDoor ledger;
    private final Patients patients;
    private final InstantSource clock;
    private final LinkRecords records;
    private final LinkBook book;
    private final LinkJournal journal;
    private final LinkEnds ends;
    private final LinkHandout handout;
    private final Locks locks = new Locks();

    public HealthLinkDesk(Premises premises, Cabinet cabinet, Patients patients) {
        this.permissions = premises.permissions();
        this.ledger = premises.ledger();
        this.patients = patients;
        this.clock = premises.clock();
        this.records = new LinkRecords(premises.vault(), patients);
        this.book = new LinkBook(cabinet);
        this.journal = new LinkJournal(premises.vault(), patients);
        Tickets tickets = new Tickets();
        this.ends = new LinkEnds(premises, records, book, journal, tickets, locks);
        this.handout = new LinkHandout(clock, book, journal, ends, tickets, locks);
        premises.tasks().everyRound(ends::sweep);
        premises.tasks().everyRound(handout::forgetOld);
    }

    @Override
    public Bytes make(Author patient, SubjectId home, LinkOrder order) {
        permissions.requireSubject(patient, home);
        patients.requireHome(home);
        order.require(clock.instant());
        if (!records.areOpen(ledger.state(), home, order.records())) {
            throw invalid("name records of this chart only, which stand and may be read");
        }
        return locks.locked(home, () -> makeAlone(patient, home, order));
    }

    /** For whoever holds the patient's lock. */
    private Bytes makeAlone(Author patient, SubjectId home, LinkOrder order) {
        ends.endThoseOf(home);
        List<HealthLink> all = book.of(home);
        HealthLink link = all.stream()
                .filter(known -> known.link().equals(order.link()))
                .findFirst()
                .map(known -> same(known, order))
                .orElseGet(() -> fresh(home, order, all));
        if (book.file(link).isEmpty()) {
            journal.happened(link, Step.LINK_MADE, patient);
            book.add(link, order.file());
        }
        return link.address();
    }

    private static HealthLink same(HealthLink known, LinkOrder order) {
        if (known.order().equals(order.hash())) {
            return known;
        }
        throw new ExchangeException(
                Reason.NAME_TAKEN, "a link of this name was made otherwise: make one of another name");
    }

    private HealthLink fresh(SubjectId home, LinkOrder order, List<HealthLink> others) {
        if (others.size() >= MOST_OF_A_PATIENT) {
            throw invalid("20 links are open already: revoke one, or wait until it ends");
        }
        int length = order.file().length();
        if (others.stream().mapToInt(HealthLink::length).sum() + length > LONGEST_OF_A_PATIENT) {
            throw invalid("the files of open links have 24 MiB together at most: revoke one, or wait until it ends");
        }
        return new HealthLink(
                order.link(),
                order.hash(),
                LinkEnds.keys(ledger.state(), home),
                Tickets.random(),
                home,
                Instant.ofEpochMilli(clock.millis()),
                order.until(),
                order.uses(),
                WRONG_PASSCODES,
                order.passcode(),
                order.records(),
                length);
    }

    private static ExchangeException invalid(String detail) {
        return new ExchangeException(Reason.INVALID, detail);
    }

    @Override
    public List<LinkLine> list(Author patient, SubjectId home) {
        permissions.requireSubject(patient, home);
        return book.of(home).stream()
                .filter(link -> !ends.isOver(link))
                .map(HealthLink::line)
                .toList();
    }

    @Override
    public void revoke(Author patient, SubjectId home, RandomId link) {
        permissions.requireSubject(patient, home);
        locks.locked(home, () -> {
            book.of(home).stream()
                    .filter(known -> known.link().equals(link))
                    .forEach(known -> revokeNow(patient, known));
            return link;
        });
    }

    private void revokeNow(Author patient, HealthLink link) {
        journal.happened(link, Step.LINK_REVOKED, patient);
        book.remove(link);
    }

    @Override
    public boolean isThere(Bytes address) {
        return book.find(HealthLink.place(address)).isPresent();
    }

    @Override
    public LinkAnswer use(Bytes address, LinkUse use) {
        return handout.use(HealthLink.place(address), use);
    }

    @Override
    public LinkAnswer fetch(Bytes address, Bytes ticket) {
        return handout.fetch(HealthLink.place(address), ticket);
    }
}
