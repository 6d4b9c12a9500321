package org.stele.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EmergencySetTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(textBlock = """
            AllergyIntolerance, active, confirmed, '', true
            AllergyIntolerance, '', '', '', true
            AllergyIntolerance, active, refuted, '', false
            AllergyIntolerance, resolved, confirmed, '', false
            Condition, active, confirmed, '', true
            Condition, relapse, '', '', true
            Condition, resolved, '', '', false
            Condition, active, entered-in-error, '', false
            MedicationRequest, '', '', active, true
            MedicationRequest, '', '', stopped, false
            MedicationStatement, '', '', active, true
            MedicationStatement, '', '', completed, false
            Device, '', '', active, true
            Device, '', '', inactive, false
            Immunization, '', '', completed, true
            Immunization, '', '', not-done, false
            Consent, '', '', active, true
            Consent, '', '', entered-in-error, false
            Observation, '', '', final, false
            DocumentReference, '', '', current, false
            """)
    void theSetFollowsFromKindAndStatus(
            String kind, String clinical, String verification, String status, boolean included) {
        String json = "{\"resourceType\":\"%s\"%s%s%s}"
                .formatted(
                        kind,
                        concept("clinicalStatus", clinical),
                        concept("verificationStatus", verification),
                        status.isEmpty() ? "" : ",\"status\":\"" + status + "\"");
        assertThat(EmergencySet.includes(JSON.readTree(json))).isEqualTo(included);
    }

    private static String concept(String name, String code) {
        return code.isEmpty() ? "" : ",\"%s\":{\"coding\":[{\"code\":\"%s\"}]}".formatted(name, code);
    }
}
