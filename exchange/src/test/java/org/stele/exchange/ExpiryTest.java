package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.exchange.access.Released;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.ledger.transaction.TransactionBuilder;

/** A permit is looked at anew each time, on a state that is not old. */
class ExpiryTest {
    private static TestNetwork network;
    private static TestSeat asker;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        asker = network.hospitalB().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void aPermitWhoseTimeIsOverIsRefused() {
        ReleaseRequest request = permitted(asker);
        assertThat(release(request)).isNotNull();
        network.pass(Duration.ofMinutes(11));
        refused(Reason.ACCESS_REFUSED, () -> release(request));
    }

    @Test
    void aPermitOfASeatWhoseLicenceIsSuspendedIsRefused() {
        TestSeat doctor = network.hospitalB().clinician();
        ReleaseRequest request = permitted(doctor);
        CredentialCommand suspend =
                new CredentialCommand.Suspend(doctor.licence().orElseThrow(), LicenceReason.BOARD_ORDER);
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
        refused(Reason.ACCESS_REFUSED, () -> release(request));
    }

    @Test
    void withoutAQuorumTheStateGrowsOldAndNothingIsReleasedOnIt() {
        try (TestNetwork other = TestNetwork.open()) {
            TestSeat doctor = other.hospitalB().clinician();
            Admitted admitted = other.hospitalA().admit();
            admitted.patient().grant(other.b(), "domain:cardiology");
            Released released = doctor.read(admitted);
            other.loseQuorum();
            other.clock().advance(Duration.ofSeconds(45));
            refused(
                    Reason.LEDGER_BEHIND,
                    () -> other.a()
                            .exchange()
                            .releases()
                            .release(doctor.author(), new ReleaseRequest(released.permit(), 0)));
        }
    }

    private static ReleaseRequest permitted(TestSeat seat) {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:cardiology");
        Released released = seat.read(admitted);
        return new ReleaseRequest(released.permit(), 0);
    }

    private static Object release(ReleaseRequest request) {
        return network.a().exchange().releases().release(network.b().own().author(), request);
    }
}
