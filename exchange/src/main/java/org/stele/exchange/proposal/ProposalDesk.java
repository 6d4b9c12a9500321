package org.stele.exchange.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Power;
import org.stele.contracts.identity.Seat;
import org.stele.crypto.Hash;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.proposal.ProposalJournal.Step;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.Searches;
import org.stele.exchange.share.SharingDesk;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Premises;
import org.stele.formats.proposal.GrantTerms;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;

/** Keeps proposals; what was signed is read from the ledger each time. */
public final class ProposalDesk implements Proposals {
    private final Premises premises;
    private final Patients patients;
    private final Searches searches;
    private final SharingDesk sharing;
    private final ProposalTeller teller;
    private final ProposalBook book;
    private final ProposalJournal journal;
    private final Locks locks = new Locks();

    public ProposalDesk(Premises premises, Cabinet cabinet, Patients patients, Searches searches, SharingDesk sharing) {
        this.premises = premises;
        this.patients = patients;
        this.searches = searches;
        this.sharing = sharing;
        this.teller = new ProposalTeller(premises, sharing);
        this.book = new ProposalBook(cabinet);
        this.journal = new ProposalJournal(premises.vault(), patients);
        premises.tasks().everyRound(() -> book.all().forEach(this::sweep));
    }

    /** Forgets what was kept for long enough, and ends what waits in the name of who may ask no more. */
    private void sweep(StoredProposal seen) {
        locks.locked(
                seen.home(),
                () -> book.find(seen.grant()).map(known -> {
                    if (known.isKept(now())) {
                        return current(known);
                    }
                    book.remove(known);
                    return known;
                }));
    }

    @Override
    public SavedProposal propose(Author clinician, SubjectId home, String patient, Hash sent, GrantTerms terms) {
        SeatId seat = premises.permissions().requireSeat(clinician, Power.SIGN);
        patients.requireHome(home);
        return locks.locked(
                home,
                () -> kept(home).stream()
                        .filter(known -> known.sent().equals(sent))
                        .findFirst()
                        .map(known -> new SavedProposal(false, read(clinician, known)))
                        .orElseGet(() -> locked(clinician, () -> fresh(seat, home, patient, sent, terms))));
    }

    /** One of a seat at a time, for its limits. */
    private SavedProposal locked(Author clinician, Supplier<StoredProposal> proposal) {
        return locks.locked(clinician, () -> new SavedProposal(true, add(clinician, proposal.get())));
    }

    private StoredProposal fresh(SeatId seat, SubjectId home, String patient, Hash sent, GrantTerms terms) {
        Instant now = now();
        CertifiedState state = premises.ledger().state();
        new ProposalCheck(state, now).require(home, terms);
        new ProposalLimits(book, state, now).require(home, seat);
        return new StoredProposal(
                GrantId.generate(), sent, home, patient, seat, now, terms, Optional.empty(), Optional.empty());
    }

    private Proposed add(Author clinician, StoredProposal proposal) {
        journal.happened(proposal, Step.PROPOSAL_MADE, clinician);
        book.put(proposal);
        return teller.tell(proposal);
    }

    /** What never was is looked for as what may not be seen is, so that neither costs less. */
    @Override
    public Optional<Proposed> find(Author clinician, GrantId proposal) {
        Optional<StoredProposal> found = kept(proposal);
        String patient = found.map(StoredProposal::patient).orElseGet(proposal::toString);
        boolean isSeen = searches.search(clinician, AddressQuery.present(patient)).stream()
                .anyMatch(in ->
                        found.filter(known -> known.home().equals(in.home())).isPresent());
        return found.filter(_ -> isSeen).map(known -> read(clinician, known));
    }

    private Proposed read(Author clinician, StoredProposal known) {
        journal.happened(known, Step.PROPOSAL_READ, clinician);
        return teller.tell(known);
    }

    private Optional<StoredProposal> kept(GrantId proposal) {
        return book.find(proposal).filter(known -> known.isKept(now())).map(this::current);
    }

    private List<StoredProposal> kept(SubjectId home) {
        return book.of(home).stream()
                .filter(known -> known.isKept(now()))
                .map(this::current)
                .toList();
    }

    /** Ended where whoever asked has no seat any more that may ask. */
    private StoredProposal current(StoredProposal seen) {
        if (!seen.isWaiting(now()) || mayAsk(seen.by())) {
            return seen;
        }
        return locks.locked(seen.home(), () -> {
            StoredProposal known = book.find(seen.grant()).orElse(seen);
            if (!known.isWaiting(now())) {
                return known;
            }
            StoredProposal lapsed = known.lapsedAt(now());
            book.put(lapsed);
            return lapsed;
        });
    }

    /** A seat that this node's state has not yet ended nothing. */
    private boolean mayAsk(SeatId seat) {
        return premises.ledger().state().get(IdentityTables.SEAT, seat).isEmpty()
                || premises.permissions().mayNow(seat.author(), Power.SIGN);
    }

    @Override
    public List<Proposed> of(Author patient, SubjectId home) {
        premises.permissions().requireSubject(patient, home);
        return kept(home).stream().map(teller::tell).toList();
    }

    @Override
    public void decline(Author patient, SubjectId home, GrantId proposal) {
        premises.permissions().requireSubject(patient, home);
        locks.locked(home, () -> {
            StoredProposal known = kept(proposal)
                    .filter(one -> one.home().equals(home))
                    .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "no such proposal of this patient's"));
            requireUnsigned(known);
            if (known.isWaiting(now())) {
                journal.happened(known, Step.PROPOSAL_DECLINED, patient);
                book.put(known.declinedAt(now()));
            }
            return known;
        });
    }

    private void requireUnsigned(StoredProposal known) {
        if (sharing.granted(known.home(), known.grant()).isPresent()) {
            throw new ExchangeException(Reason.INVALID, "it was signed: revoke the grant");
        }
    }

    @Override
    public OrganisationId custodian() {
        return premises.own().id();
    }

    @Override
    public Optional<OrganisationId> employer(SeatId seat) {
        return premises.ledger().state().get(IdentityTables.SEAT, seat).map(Seat::organisation);
    }

    private Instant now() {
        return Instant.ofEpochMilli(premises.clock().millis());
    }
}
