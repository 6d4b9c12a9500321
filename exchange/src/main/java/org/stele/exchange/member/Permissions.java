package org.stele.exchange.member;

import java.util.Optional;
import java.util.Set;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Power;
import org.stele.contracts.identity.Seats;
import org.stele.contracts.identity.Subject;
import org.stele.crypto.Domain;
import org.stele.crypto.VerificationKey;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;

/** Who may do what at this node, by the certified state. Safe for use by many threads. */
public final class Permissions {
    private final OrganisationId own;
    private final LedgerDoor ledger;

    public Permissions(OrganisationId own, LedgerDoor ledger) {
        this.own = own;
        this.ledger = ledger;
    }

    /** That this organisation itself acts. */
    public void requireOrganisation(Author author) {
        if (!author.equals(own.author())) {
            throw forbidden();
        }
    }

    /** That this organisation itself acts, or a seat here with the power. */
    public void requireOrganisationOr(Author author, Power power) {
        if (!author.equals(own.author())) {
            requireSeat(author, power);
        }
    }

    /** That a seat here acts which is in force and has the power, its licence included where the power needs one. */
    public SeatId requireSeat(Author author, Power power) {
        return seat(author).filter(id -> mayNow(id, power)).orElseThrow(Permissions::forbidden);
    }

    /** As the other, with any of the powers. */
    public SeatId requireSeat(Author author, Set<Power> powers) {
        return seat(author)
                .filter(id -> powers.stream().anyMatch(power -> mayNow(id, power)))
                .orElseThrow(Permissions::forbidden);
    }

    /** Whether a seat here acts which is in force and has the power now. */
    public boolean mayNow(Author author, Power power) {
        return seat(author).filter(id -> mayNow(id, power)).isPresent();
    }

    /**
     * That the subject itself acts, here with its custodian.
     *
     * @return the subject as the state has it
     * @throws ExchangeException {@code NOT_FOUND} otherwise: who asks about others learns nothing of them
     */
    public Subject requireSubject(Author author, SubjectId subject) {
        return Optional.of(subject)
                .filter(id -> author.equals(id.author()))
                .flatMap(this::own)
                .orElseThrow(Permissions::notFound);
    }

    /** Whether a key is in force for an author. */
    public boolean mayAct(Author author, VerificationKey key) {
        CertifiedState state = ledger.state();
        return ledger.rules(state).mayAct(state, author, key, state.time());
    }

    /**
     * That a transaction bears a signature of a key in force for its author: to be asked before anything is said, or kept, on
     * its account.
     *
     * @throws ExchangeException {@code NOT_FOUND}: who cannot sign learns nothing
     */
    public void requireSigned(Envelope envelope, Author author) {
        CertifiedState state = ledger.state();
        boolean holds = envelope.signatures().stream()
                .filter(entry -> ledger.rules(state).mayAct(state, author, entry.key(), state.time()))
                .anyMatch(entry -> signed(envelope, entry.key()));
        if (!holds) {
            throw notFound();
        }
    }

    /**
     * As {@link #requireSigned}, where the author is a patient here.
     *
     * @throws ExchangeException {@code NOT_FOUND}
     */
    public void requireSignedByPatient(Envelope envelope, Author author, SubjectId subject) {
        requireSubject(author, subject);
        requireSigned(envelope, author);
    }

    private static boolean signed(Envelope envelope, VerificationKey key) {
        byte[] payload = envelope.payload().unsafeArray();
        return envelope.signatures().stream()
                .filter(entry -> entry.key().equals(key))
                .anyMatch(entry -> key.verifies(
                        Domain.TRANSACTION, payload, entry.signature().unsafeArray()));
    }

    /** The subject, where this organisation is its custodian. */
    public Optional<Subject> own(SubjectId subject) {
        return ledger.state()
                .get(IdentityTables.SUBJECT, subject)
                .filter(known -> known.custodian().equals(own));
    }

    private boolean mayNow(SeatId id, Power power) {
        CertifiedState state = ledger.state();
        return state.get(IdentityTables.SEAT, id)
                .filter(any -> any.organisation().equals(own))
                .filter(any -> Seats.may(state, any, power, state.time()))
                .isPresent();
    }

    private static Optional<SeatId> seat(Author author) {
        return Actor.of(author)
                .flatMap(actor -> actor instanceof Actor.OfSeat(SeatId id) ? Optional.of(id) : Optional.empty());
    }

    private static ExchangeException forbidden() {
        return new ExchangeException(Reason.FORBIDDEN, "not for this author at this node");
    }

    private static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "no such patient here");
    }
}
