package org.stele.exchange.healthlink;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.healthlink.LinkJournal.Step;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.store.Locks;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.cabinet.Cabinet;

/** Makes, lists and ends links for the patients whose they are. */
public final class HealthLinkDesk implements HealthLinks {
    private static final int WRONG_PASSCODES = 5;
    private static final int MOST_OF_A_PATIENT = 20;

    private final Permissions permissions;
    private final Vault vault;
    private final Patients patients;
    private final InstantSource clock;
    private final LinkBook book;
    private final LinkJournal journal;
    private final LinkEnds ends;
    private final LinkHandout handout;
    private final Locks locks = new Locks();

    public HealthLinkDesk(Premises premises, Cabinet cabinet, Patients patients) {
        this.permissions = premises.permissions();
        this.vault = premises.vault();
        this.patients = patients;
        this.clock = premises.clock();
        this.book = new LinkBook(cabinet);
        this.journal = new LinkJournal(vault, patients);
        this.ends = new LinkEnds(premises.own().author(), premises.ledger(), clock, book, journal, locks);
        this.handout = new LinkHandout(clock, book, journal, ends, locks);
        premises.tasks().everyRound(ends::sweep);
        premises.tasks().everyRound(handout::forgetOld);
    }

    @Override
    public Bytes make(Author patient, SubjectId home, LinkOrder order) {
        permissions.requireSubject(patient, home);
        ChartId chart = patients.requireHome(home);
        order.require(clock.instant());
        requireOf(chart, order.records());
        return locks.locked(home, () -> {
            List<HealthLink> all = book.of(home);
            HealthLink link = all.stream()
                    .filter(known -> known.link().equals(order.link()))
                    .findFirst()
                    .orElseGet(() -> fresh(home, order, open(all)));
            if (book.file(link).isEmpty()) {
                journal.happened(link, Step.LINK_MADE, patient);
                book.add(link, order.file());
            }
            return link.address();
        });
    }

    private long open(List<HealthLink> links) {
        return links.stream().filter(link -> !ends.isOver(link)).count();
    }

    private HealthLink fresh(SubjectId home, LinkOrder order, long others) {
        if (others >= MOST_OF_A_PATIENT) {
            throw new ExchangeException(Reason.INVALID, "20 links are open already: revoke one, or wait until it ends");
        }
        return new HealthLink(
                order.link(),
                Tickets.random(),
                home,
                Instant.ofEpochMilli(clock.millis()),
                order.until(),
                order.uses(),
                WRONG_PASSCODES,
                order.passcode(),
                order.records());
    }

    private void requireOf(ChartId chart, List<RecordId> records) {
        var there = VaultCalls.call(() -> vault.segments().of(chart.value())).entries();
        if (!records.stream().map(RecordId::value).allMatch(there::containsKey)) {
            throw new ExchangeException(Reason.INVALID, "name records of this chart only");
        }
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
        book.of(home).stream()
                .filter(known -> known.link().equals(link))
                .forEach(known -> locks.locked(known.place(), () -> {
                    book.find(known.place()).ifPresent(present -> revokeNow(patient, present));
                    return known;
                }));
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
