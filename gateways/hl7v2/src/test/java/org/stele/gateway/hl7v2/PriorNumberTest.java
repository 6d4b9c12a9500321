package org.stele.gateway.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.message.Message;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.gateway.hl7v2.translate.PatientNumber;
import org.stele.gateway.hl7v2.translate.Translator;

/** The number that a merge takes out of use is one of a known authority, and another than the one that stays. */
class PriorNumberTest {
    private static final Translator TRANSLATOR = new Translator(
            new Authorities(Map.of("HOSP", "urn:hosp", "LAB", "urn:lab", "1.2.3", "urn:oid:1.2.3")),
            ZoneOffset.UTC,
            "P");

    @Test
    void itIsTheOneOfAKnownAuthority() {
        assertThat(prior("MRG|OLD^^^HOSP^MR"))
                .get()
                .extracting(PatientNumber::system, PatientNumber::value)
                .containsExactly("urn:hosp", "OLD");
        assertThat(prior("MRG|123^^^SSA^SS~OLD^^^X&1.2.3&ISO^MR"))
                .get()
                .extracting(PatientNumber::system, PatientNumber::value)
                .containsExactly("urn:oid:1.2.3", "OLD");
    }

    @Test
    void anythingElseIsForAPerson() {
        assertThat(refused("PV1|1|I")).isEqualTo("SEGMENT_SEQUENCE MRG");
        assertThat(refused("MRG|A^^^HOSP^MR", "MRG|B^^^HOSP^MR")).isEqualTo("SEGMENT_SEQUENCE MRG");
        assertThat(refused("MRG|OLD^^^OTHER^MR")).isEqualTo("UNKNOWN_KEY MRG-1.4");
        assertThat(refused("MRG|OLD^^^HOSP&9.9&ISO^MR")).isEqualTo("UNKNOWN_KEY MRG-1.4");
        assertThat(refused("MRG|OLD")).isEqualTo("UNKNOWN_KEY MRG-1.4");
        assertThat(refused("MRG|A^^^HOSP^MR~B^^^LAB^MR")).isEqualTo("DUPLICATE_KEY MRG-1");
        assertThat(refused("MRG|4711^^^HOSP^MR")).isEqualTo("DUPLICATE_KEY MRG-1");
    }

    @Test
    void otherMessagesTakeNoneOutOfUse() {
        String admission = TestMessages.of("ADT^A01^ADT_A01", "PID|1||4711^^^HOSP^MR||Quintero", "MRG|OLD^^^HOSP^MR");
        assertThat(prior(TestMessages.READER.read(admission.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    private static Optional<PatientNumber> prior(Message message) {
        return TRANSLATOR.prior(message);
    }

    private static Optional<PatientNumber> prior(String... segments) {
        String message =
                TestMessages.of("ADT^A40^ADT_A39", "PID|1||4711^^^HOSP^MR||Quintero\r" + String.join("\r", segments));
        return prior(TestMessages.READER.read(message.getBytes(StandardCharsets.UTF_8)));
    }

    private static String refused(String... segments) {
        RefusedMessageException refusal = catchThrowableOfType(RefusedMessageException.class, () -> prior(segments));
        assertThat(refusal.isReadable()).isTrue();
        return refusal.code() + " " + refusal.place().orElseThrow();
    }
}
