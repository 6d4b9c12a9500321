package org.stele.gateway.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stele.gateway.hl7v2.translate.Merging;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a later message says over what an earlier one said. */
class MergingTest {
    private static final String PID = "PID|1||4711^^^HOSP^MR||Quintero^Ada||19700203|F";

    @Test
    void aPeriodTakesThePlaceOfATimeAndATimeThatOfAPeriod() {
        String time = TestMessages.result("OBX|1|ST|1^a^L||x||||||F");
        String period = time.replace("|202603010800|", "|202603010800|202603010900");
        assertThat(over("DiagnosticReport", time, period).has("effectiveDateTime"))
                .isFalse();
        assertThat(over("DiagnosticReport", time, period)
                        .at("/effectivePeriod/end")
                        .asString())
                .startsWith("2026-03-01T09:00");
        assertThat(over("DiagnosticReport", period, time).has("effectivePeriod"))
                .isFalse();
    }

    @Test
    void aTimeOfDeathTakesThePlaceOfNoDeath() {
        String alive = TestMessages.of("ADT^A31", PID + "|".repeat(22) + "N");
        String dead = TestMessages.of("ADT^A31", PID + "|".repeat(21) + "202603010800|Y");
        assertThat(over("Patient", alive, dead).has("deceasedBoolean")).isFalse();
        assertThat(over("Patient", dead, alive).has("deceasedDateTime")).isFalse();
        assertThat(over("Patient", dead, dead.replace("202603010800|Y", "\"\"")).has("deceasedDateTime"))
                .isFalse();
    }

    @Test
    void aTimeOfDeathWithNoDeathIsLeftOut() {
        String both = TestMessages.of("ADT^A31", PID + "|".repeat(21) + "202603010800|N");
        assertThat(TestMessages.only("Patient", both).has("deceasedDateTime")).isFalse();
        assertThat(TestMessages.translated(both).notes()).hasSize(1);
    }

    @Test
    void aStatusThatIsNotSaidLeavesTheOneThatIsKnown() {
        String known = TestMessages.result("OBX|1|ST|1^a^L||x||||||F");
        String silent = known.replace("|LAB|F\r", "|LAB\r");
        assertThat(over("DiagnosticReport", known, silent).path("status").asString())
                .isEqualTo("final");
        assertThat(Merging.first((ObjectNode) TestMessages.only("DiagnosticReport", silent))
                        .path("status")
                        .asString())
                .isEqualTo("unknown");
    }

    @Test
    void anAllergyKeepsWhatAnotherMessageIsSilentAbout() {
        String known = TestMessages.of("ADT^A31", PID, "AL1|1|DA|7980^Penicillin^RXNORM|SV|hives");
        String silent = TestMessages.of("ADT^A31", PID, "AL1|1|DA|7980^Penicillin^RXNORM");
        assertThat(over("AllergyIntolerance", known, silent).has("reaction")).isTrue();
    }

    private static JsonNode over(String kind, String old, String fresh) {
        ObjectNode before = Merging.first((ObjectNode) TestMessages.only(kind, old));
        return Merging.over(before, (ObjectNode) TestMessages.only(kind, fresh));
    }
}
