package org.stele.testkit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.gateway.hl7v2.frame.Frames;
import org.stele.testkit.fhir.Asking;

/** What a broken or hostile sender sends is refused with the reason, and nothing of it stays but among what is kept for the desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made in @BeforeAll
class BadFeedTest {
    private FedHospital hospital;
    private IGenericClient client;

    @BeforeAll
    void open() {
        hospital = FedHospital.shared();
        client = Asking.client(hospital.member(), hospital.clinician().holder());
    }

    @Test
    void whatIsNoMessageIsRejectedAndTheConnectionGoesOn() throws Exception {
        try (Mllp ehr = Mllp.plain(hospital.port())) {
            assertThat(ehr.send("hello")).contains("\rMSA|AR", "ERR||MSH^1^2|100^");
            assertThat(ehr.send("")).contains("\rMSA|AR");
            assertThat(ehr.send("MSH|^~\\&")).contains("\rMSA|AR");
            assertThat(ehr.send(Messages.of("ADT^A01", "B1", "pid|1"))).contains("\rMSA|AR|B1", "no segment");
            assertThat(ehr.send(Messages.of("BAR^P01", "B2"))).contains("\rMSA|AR|B2", "|200^");
            assertThat(ehr.send(Messages.of("ADT^A99", "B3"))).contains("\rMSA|AR|B3", "|201^");
            assertThat(ehr.send(Messages.of("ADT^A01", "B4").replace("|P|2.5.1", "|T|2.5.1")))
                    .contains("\rMSA|AR|B4", "|202^");
            assertThat(ehr.send(Messages.of("ADT^A01", "B5").replace("|P|2.5.1", "|P|3")))
                    .contains("\rMSA|AR|B5", "|203^");
            assertThat(ehr.send(admission("B6"))).contains("\rMSA|AA|B6");
        }
    }

    @Test
    void aMessageInAnotherCharacterSetThanItDeclaresIsRejected() throws Exception {
        String number = Messages.fresh("MR");
        String message = Messages.admission("L-" + number, number, "V").replace("Quintero", "Müller");
        try (Mllp ehr = Mllp.plain(hospital.port())) {
            assertThat(ehr.send(message.getBytes(StandardCharsets.ISO_8859_1)))
                    .contains("\rMSA|AR", "ERR||MSH^1^18|102^");
            assertThat(ehr.send(message.replace("|2.5.1", "|2.5.1||||||8859/1").getBytes(StandardCharsets.ISO_8859_1)))
                    .contains("\rMSA|AA|");
        }
    }

    @Test
    void sizesThatHarmAreRefusedAndTheConnectionGoesOn() throws Exception {
        try (Mllp ehr = Mllp.plain(hospital.port())) {
            assertThat(ehr.send("MSH|^~\\&|" + "x".repeat(300_000))).contains("\rMSA|AR", "|104^");
            assertThat(ehr.send(Messages.of("ADT^A01", "Z1", "PID|" + "^".repeat(100_000))))
                    .contains("\rMSA|AR|Z1", "ERR||PID^1|104^");
            assertThat(ehr.send(Messages.of("ADT^A01", "Z2", "NTE|\r".repeat(20_000))))
                    .contains("\rMSA|AR|Z2", "|104^");
            assertThat(ehr.send(admission("Z3"))).contains("\rMSA|AA|Z3");
        }
    }

    @Test
    void aMessageThatDoesNotArriveInTimeIsRefusedAndOneThatIsCutOffLeavesNothing() throws Exception {
        String number = Messages.fresh("MR");
        byte[] half = Messages.admission("T-" + number, number, "V").getBytes(StandardCharsets.UTF_8);
        try (Mllp ehr = Mllp.plain(hospital.port())) {
            ehr.raw(new byte[] {0x0B});
            ehr.raw(half);
            assertThat(ehr.answer()).contains("\rMSA|AR", "did not arrive in time");
            assertThat(ehr.isEnded()).isTrue();
        }
        try (Mllp ehr = Mllp.plain(hospital.port())) {
            ehr.raw(new byte[] {0x0B});
            ehr.raw(half);
        }
        assertThat(client.search()
                        .byUrl("Patient?identifier=" + FedHospital.AUTHORITY + "%7C" + number)
                        .returnBundle(Bundle.class)
                        .execute()
                        .getEntry())
                .isEmpty();
    }

    @Test
    void whatIsNoFrameIsRefusedAndTheConnectionEnds() throws Exception {
        try (Mllp ehr = Mllp.plain(hospital.port())) {
            ehr.raw("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(ehr.answer()).contains("\rMSA|AR", "a frame of MLLP begins with the byte 0B");
            assertThat(ehr.isEnded()).isTrue();
        }
        try (Mllp ehr = Mllp.plain(hospital.port())) {
            ehr.raw(new byte[] {0x0B, 'M', 0x0B});
            assertThat(ehr.answer()).contains("a frame begins within another");
        }
    }

    @Test
    void aSenderThatNeverReadsItsAnswersIsCut() throws Exception {
        try (Mllp ehr = Mllp.plain(hospital.port())) {
            assertThat(ehr.isCutWithoutReading(Messages.chatty(Messages.fresh("MR"))))
                    .isTrue();
        }
    }

    @Test
    void repetitionsAndRemarksWithoutEndAreRejectedForGood() throws Exception {
        String number = Messages.fresh("MR");
        try (Mllp ehr = Mllp.plain(hospital.port())) {
            assertThat(ehr.send(
                            Messages.of("ADT^A31", "Y1-" + number, Messages.pid(number, "A~".repeat(200), "19700203"))))
                    .contains("\rMSA|AR|Y1-" + number, "ERR||PID^1^5|104^");
            assertThat(ehr.send(Messages.of(
                            "ADT^A31",
                            "Y2-" + number,
                            Messages.pid(number, "Quintero", "19700203"),
                            "AL1|1||\"\"\r".repeat(1_200))))
                    .contains("\rMSA|AR|Y2-" + number, "|104^");
        }
    }

    @Test
    void messagesThatComeWithoutWaitingAreAnsweredInTheirOrder() throws Exception {
        String one = Messages.fresh("MR");
        try (Mllp ehr = Mllp.plain(hospital.port())) {
            ehr.raw(Frames.of(Messages.admission("P1-" + one, one, "V" + one).getBytes(StandardCharsets.UTF_8)));
            ehr.raw(Frames.of("nonsense".getBytes(StandardCharsets.UTF_8)));
            ehr.raw(Frames.of(Messages.admission("P3-" + one, one, "V" + one).getBytes(StandardCharsets.UTF_8)));
            assertThat(ehr.answer()).contains("\rMSA|AA|P1-" + one);
            assertThat(ehr.answer()).contains("\rMSA|AR");
            assertThat(ehr.answer()).contains("\rMSA|AA|P3-" + one);
        }
    }

    @Test
    void whatARefusalSaysShowsNothingOfThePatient() throws Exception {
        String message = Messages.admission("H1", "9988776655", "V").replace("HOSP^MR", "ELSEWHERE^MR");
        try (Mllp ehr = Mllp.plain(hospital.port())) {
            assertThat(ehr.send(message))
                    .contains("\rMSA|AE|H1", "ERR||PID^1^3^1^4|204^")
                    .doesNotContain("Quintero", "9988776655", "19700203", "ELSEWHERE");
        }
    }

    private static String admission(String controlId) {
        return Messages.admission(controlId, Messages.fresh("MR"), Messages.fresh("V"));
    }
}
