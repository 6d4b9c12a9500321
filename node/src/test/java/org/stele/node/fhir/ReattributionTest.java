package org.stele.node.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nothing that names the one patient in the elements of a resource goes into the other's chart. */
class ReattributionTest {
    private static final String WRONG = "Patient/wrong";
    private static final String RIGHT = "Patient/right";
    private static final String SUBJECT =
            "\"subject\": {\"reference\": \"Patient/wrong\", \"display\": \"Ann Other\", \"identifier\": {\"value\": \"17\"}}";

    @Test
    void aReferenceToTheOneIsOneToTheOtherWithoutNameAndNumber() {
        JsonNode resource = applied("""
                {"resourceType": "Observation", %s, "encounter": {"reference": "Encounter/e"},
                 "derivedFrom": [{"reference": "Patient/wrong/_history/3"}],
                 "performer": [{"display": "Dr Example"}, {"identifier": {"value": "0000014013"}}]}""");
        assertThat(resource).isEqualTo(tree("""
                {"resourceType": "Observation", "subject": {"reference": "Patient/right"},
                 "encounter": {"reference": "Encounter/e"}, "derivedFrom": [{"reference": "Patient/right"}],
                 "performer": [{"display": "Dr Example"}, {"identifier": {"value": "0000014013"}}]}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"contained\": [{\"resourceType\": \"Patient\", \"id\": \"p\"}]",
                "\"context\": {\"sourcePatientInfo\": {\"display\": \"Ann Other\"}}",
                "\"patient\": {\"identifier\": {\"value\": \"18\"}}",
                "\"author\": [{\"type\": \"Patient\", \"display\": \"A. Other\"}]",
                "\"author\": [{\"display\": \"Ann Other\"}]",
                "\"performer\": [{\"identifier\": {\"value\": \"17\"}}]",
                "\"performer\": [{\"reference\": \"https://elsewhere.example/fhir/Patient/9\"}]",
                "\"performer\": [{\"reference\": \"Patient?identifier=17\"}]",
                "\"contained\": [{\"resourceType\": \"RelatedPerson\", \"patient\": {\"display\": \"Ann\"}}]"
            })
    void whatMayStillNameTheOneIsRefused(String member) {
        assertThatThrownBy(() -> applied("{\"resourceType\": \"DocumentReference\", %s, " + member + "}"))
                .isInstanceOfSatisfying(ExchangeException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
                    assertThat(refusal.toString()).doesNotContain("Ann", "17");
                });
    }

    private static JsonNode applied(String resource) {
        JsonNode tree = tree(resource.replace("%s", SUBJECT));
        Reattribution.apply(tree, WRONG, RIGHT);
        return tree;
    }

    private static JsonNode tree(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
