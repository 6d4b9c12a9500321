package org.stele.exchange.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.contracts.Validity;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.Finding;
import org.stele.contracts.access.GlassReason;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.Domain;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.exchange.access.Released;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.intake.SeatSignature;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.formats.release.Release;
import org.stele.formats.release.ReleasePackage;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.TransactionBuilder;

/** A member of staff with a device of their own. */
public record TestSeat(
        TestNetwork network,
        TestMember at,
        SeatId id,
        StaffIdentifier identifier,
        Optional<CredentialId> licence,
        Ed25519SigningKey key,
        HpkeKeyPair sealing) {
    public Author author() {
        return id.author();
    }

    /** The board suspends the licence. */
    public void loseLicence() {
        CredentialCommand suspend = new CredentialCommand.Suspend(licence.orElseThrow(), LicenceReason.UNDER_REVIEW);
        network.submit(
                network.board(),
                TransactionBuilder.of(
                                network.genesis().network(),
                                "credential",
                                "suspend",
                                suspend,
                                network.board().own().author(),
                                network.clock().instant().plus(Duration.ofMinutes(5)))
                        .sign(network.board().own().transactions()));
    }

    /** Signs what this seat is to sign of a batch. */
    public List<SeatSignature> sign(IntakeBatch batch) {
        return batch.transactions().stream()
                .filter(payload -> payload.missing().contains(id))
                .map(payload -> new SeatSignature(payload.index(), key.verificationKey(), sign(payload.payload())))
                .toList();
    }

    public Bytes sign(Bytes payload) {
        return Bytes.wrap(key.sign(Domain.TRANSACTION, payload.unsafeArray()));
    }

    public Envelope ask(SubjectId subject, Purpose purpose) {
        Instant until = millis().plus(Duration.ofMinutes(10));
        return transaction(
                "access",
                "request",
                new AccessCommand.Request(subject, purpose, sealing.publicKey(), until, Optional.empty()));
    }

    /** Asks the custodian for what there is, for treatment. */
    public Released read(Admitted admitted) {
        Envelope request = ask(admitted.patient().at(at), Purpose.TREAT);
        return at.exchange().access().ask(admitted.patient().custodian().id(), request);
    }

    public Envelope breakGlass(GlassId glass, SubjectId subject) {
        Instant until = millis().plus(Duration.ofHours(1));
        return transaction(
                "access",
                "breakGlass",
                new AccessCommand.BreakGlass(
                        glass, subject, GlassReason.UNABLE_TO_CONSENT, sealing.publicKey(), until));
    }

    /** Breaks the glass for ten minutes without a quorum. */
    public Envelope breakGlassProvisionally(SubjectId subject) {
        Instant now = millis();
        return provisionally(
                subject,
                new Validity(now, now.plus(Duration.ofMinutes(10))),
                AccessCommand.BreakGlassProvisionally.LIFE.minusHours(1));
    }

    /** The same at another time. */
    public Envelope provisionally(SubjectId subject, Validity validity, Duration life) {
        return TransactionBuilder.of(
                        network.genesis().network(),
                        "access",
                        AccessCommand.BreakGlassProvisionally.NAME,
                        new AccessCommand.BreakGlassProvisionally(
                                id, subject, GlassReason.UNABLE_TO_CONSENT, sealing.publicKey(), validity),
                        new Author("key", key.verificationKey().toString()),
                        validity.from().plus(life))
                .sign(key);
    }

    public Envelope widen(GlassId glass) {
        return transaction("access", "widen", new AccessCommand.Widen(glass, GlassReason.SET_INSUFFICIENT));
    }

    public Envelope closeReview(GlassId glass) {
        return transaction("access", "closeReview", new AccessCommand.CloseReview(glass, Finding.JUSTIFIED));
    }

    /** As a clerk, having checked the patient's document. */
    public void offer(SubjectId subject) {
        Instant until = millis().plus(Duration.ofDays(6));
        network.submit(at, transaction("identity", "offerClaim", new IdentityCommand.OfferClaim(subject, until)));
    }

    public Release open(Bytes packed) {
        try {
            return ReleasePackage.open(packed, sealing);
        } catch (DecryptionException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<SeatSignature> signAll(IntakeBatch batch, TestSeat... others) {
        return Stream.concat(Stream.of(this), Stream.of(others))
                .flatMap(seat -> seat.sign(batch).stream())
                .toList();
    }

    private Envelope transaction(String contract, String command, Object body) {
        return TransactionBuilder.of(
                        network.genesis().network(),
                        contract,
                        command,
                        body,
                        author(),
                        network.clock().instant().plus(Duration.ofMinutes(5)))
                .sign(key);
    }

    private Instant millis() {
        return Instant.ofEpochMilli(network.clock().millis());
    }
}
