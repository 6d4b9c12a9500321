package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Power;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.RandomId;
import org.stele.exchange.licence.LicenceOrder;
import org.stele.exchange.staff.SeatOpening;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.exchange.testing.TestHospital;
import org.stele.exchange.testing.TestNetwork;

/** Staff come in with a licence that a board of the network issued to them and to nobody else. */
class StaffTest {
    private static TestNetwork network;
    private static TestHospital hospital;
    private final StaffIdentifier identifier = new StaffIdentifier(
            "http://hl7.org/fhir/sid/us-npi", RandomId.generate().toString());
    private final Ed25519SigningKey key = Ed25519SigningKey.generate();

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        hospital = network.hospitalA();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void aLicensedClinicianGetsASeatAndIsFoundByTheIdentifierThatRecordsName() {
        Bytes licence = hospital.licence(identifier, key).document();
        SeatId seat = hospital.open(identifier, key, Optional.of(licence), Power.SIGN);
        assertThat(network.a().exchange().staff().find(identifier)).contains(seat);
        assertThat(network.state(network.a()).get(IdentityTables.SEAT, seat))
                .hasValueSatisfying(open -> assertThat(open.licence()).isPresent());
    }

    @Test
    void openingItAgainAnswersWithTheSameSeat() {
        Optional<Bytes> licence = Optional.of(hospital.licence(identifier, key).document());
        SeatId seat = hospital.open(identifier, key, licence, Power.SIGN);
        network.restart(network.a());
        assertThat(hospital.open(identifier, key, licence, Power.SIGN)).isEqualTo(seat);
    }

    @Test
    void theSameIdentifierWithAnotherKeyIsForAPersonToLookAt() {
        hospital.open(identifier, key, Optional.empty(), Power.REVIEW);
        refused(
                Reason.IDENTIFIER_TAKEN,
                () -> hospital.open(identifier, Ed25519SigningKey.generate(), Optional.empty(), Power.REVIEW));
    }

    @Test
    void aLicenceOfSomeoneElseOrForAnotherKeyOrChangedIsRefused() {
        Bytes licence = hospital.licence(identifier, key).document();
        StaffIdentifier other = new StaffIdentifier(identifier.system(), "other");
        Ed25519SigningKey otherKey = Ed25519SigningKey.generate();
        Bytes changed = bytes(text(licence).replace("physician", "professor"));
        refused(Reason.LICENCE_REFUSED, () -> hospital.open(other, key, Optional.of(licence), Power.SIGN));
        refused(Reason.LICENCE_REFUSED, () -> hospital.open(identifier, otherKey, Optional.of(licence), Power.SIGN));
        refused(Reason.LICENCE_REFUSED, () -> hospital.open(identifier, key, Optional.of(changed), Power.SIGN));
        refused(Reason.LICENCE_REFUSED, () -> hospital.open(identifier, key, Optional.of(bytes("{}")), Power.SIGN));
    }

    @Test
    void aLicenceWithAnyByteChangedIsRefusedInTheSameWay() {
        byte[] licence = hospital.licence(identifier, key).document().toArray();
        for (int place = 0; place < licence.length; place += 7) {
            byte[] changed = licence.clone();
            changed[place] ^= 1;
            refused(
                    Reason.LICENCE_REFUSED,
                    () -> hospital.open(identifier, key, Optional.of(Bytes.wrap(changed)), Power.SIGN));
        }
    }

    @Test
    void onlyABoardIssuesLicencesAndOnlyItself() {
        LicenceOrder order =
                new LicenceOrder("Dr", identifier, key.verificationKey(), "physician", hospital.validity());
        refused(
                Reason.FORBIDDEN,
                () -> network.a().exchange().licensing().issue(network.a().own().author(), order));
        refused(
                Reason.FORBIDDEN,
                () -> network.board()
                        .exchange()
                        .licensing()
                        .issue(network.a().own().author(), order));
    }

    @Test
    void clerksAndReviewersAreNamedByTheOrganisationAlone() {
        var clerk = hospital.clerk();
        for (Power power : List.of(Power.CLERK, Power.REVIEW)) {
            SeatOpening opening = new SeatOpening(
                    new StaffIdentifier("urn:x", RandomId.generate().toString()),
                    "Clerk",
                    key.verificationKey(),
                    new TreeSet<>(List.of(power)),
                    hospital.validity(),
                    Optional.empty());
            refused(Reason.FORBIDDEN, () -> network.a().exchange().staff().open(clerk.author(), opening));
        }
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
