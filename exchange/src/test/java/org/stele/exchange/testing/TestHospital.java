package org.stele.exchange.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stele.contracts.Validity;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.RandomId;
import org.stele.exchange.claim.ClaimCode;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.licence.IssuedLicence;
import org.stele.exchange.licence.LicenceOrder;
import org.stele.exchange.staff.SeatOpening;
import org.stele.exchange.staff.StaffIdentifier;

/** How a hospital of the network comes to its staff and patients. */
public record TestHospital(TestNetwork network, TestMember member) {
    /** A patient whose records are here. */
    public record Admitted(TestPatient patient, IncomingBundle bundle, List<RecordId> records) {
        /** The record of the bundle whose content is this text. */
        public RecordId record(String text) {
            for (int i = 0; i < records.size(); i++) {
                if (bundle.records().get(i).content().equals(TestRecords.bytes(text))) {
                    return records.get(i);
                }
            }
            throw new IllegalArgumentException("no such record");
        }
    }

    public TestSeat clinician() {
        return seat(Power.SIGN, Power.PRESCRIBE, Power.BREAK_GLASS);
    }

    public TestSeat clerk() {
        return seat(Power.CLERK);
    }

    public TestSeat reviewer() {
        return seat(Power.REVIEW);
    }

    public TestSeat seat(Power... powers) {
        StaffIdentifier identifier = new StaffIdentifier(
                "http://hl7.org/fhir/sid/us-npi", RandomId.generate().toString());
        Ed25519SigningKey key = Ed25519SigningKey.generate();
        boolean licensed = Stream.of(powers).anyMatch(Power::needsLicence);
        Optional<IssuedLicence> licence = licensed ? Optional.of(licence(identifier, key)) : Optional.empty();
        SeatId seat = open(identifier, key, licence.map(IssuedLicence::document), powers);
        return new TestSeat(
                network, member, seat, identifier, licence.map(IssuedLicence::credential), key, HpkeKeyPair.generate());
    }

    public SeatId open(StaffIdentifier identifier, Ed25519SigningKey key, Optional<Bytes> licence, Power... powers) {
        SeatOpening opening = new SeatOpening(
                identifier, "Dr Example", key.verificationKey(), new TreeSet<>(Set.of(powers)), validity(), licence);
        return member.exchange().staff().open(member.own().author(), opening);
    }

    public IssuedLicence licence(StaffIdentifier identifier, Ed25519SigningKey key) {
        LicenceOrder order = new LicenceOrder("Dr Example", identifier, key.verificationKey(), "physician", validity());
        IssuedLicence issued = network.board()
                .exchange()
                .licensing()
                .issue(network.board().own().author(), order);
        network.catchUp();
        return issued;
    }

    public Validity validity() {
        Instant begin = Instant.ofEpochMilli(network.clock().millis()).minus(Duration.ofMinutes(1));
        return new Validity(begin, begin.plus(Duration.ofDays(365)));
    }

    /** Takes a bundle in to its end. */
    public IntakeBatch takeIn(IncomingBundle bundle, TestSeat... signers) {
        IntakeBatch staged = member.exchange().intake().stage(member.own().author(), bundle);
        var signatures =
                Stream.of(signers).flatMap(seat -> seat.sign(staged).stream()).toList();
        IntakeBatch done = member.exchange().intake().sign(staged.batch(), signatures);
        network.catchUp();
        return done;
    }

    /** A new patient with records here, who has claimed the subject. */
    public Admitted admit() {
        TestSeat clinician = clinician();
        IncomingBundle bundle = TestRecords.bundle(clinician);
        IntakeBatch batch = takeIn(bundle, clinician);
        TestPatient patient = TestPatient.of(network, member, batch.subject());
        claim(patient);
        return new Admitted(patient, bundle, batch.records());
    }

    public void claim(TestPatient patient) {
        TestSeat clerk = clerk();
        clerk.offer(patient.subject());
        ClaimCode code = member.exchange().claims().issue(clerk.author(), patient.subject());
        member.exchange().claims().claim(patient.subject(), code.code(), patient.claim(clerk.id()));
        network.catchUp();
    }
}
