package org.stele.gateway.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stele.gateway.ccda.document.Note;
import tools.jackson.databind.JsonNode;

/** What allergies become, and what becomes of those that are denied. */
class AllergyTranslationTest {
    private static final String CCD = TestDocuments.CCD;

    @Test
    void anAllergyHasItsSubstanceTheTextThatItPointsToItsTranslationAndItsReaction() {
        JsonNode allergy = TestDocuments.only("AllergyIntolerance", CCD);
        assertThat(allergy.at("/code/coding/0/code").asString()).isEqualTo("70618");
        assertThat(allergy.at("/code/coding/1/system").asString()).isEqualTo("http://hl7.org/fhir/sid/icd-10-cm");
        assertThat(allergy.at("/code/text").asString()).isEqualTo("Penicillin");
        assertThat(allergy.at("/category/0").asString()).isEqualTo("medication");
        assertThat(allergy.at("/type").asString()).isEqualTo("allergy");
        assertThat(allergy.at("/criticality").asString()).isEqualTo("high");
        assertThat(allergy.at("/clinicalStatus/coding/0/code").asString()).isEqualTo("active");
        assertThat(allergy.at("/reaction/0/severity").asString()).isEqualTo("moderate");
        assertThat(allergy.at("/onsetDateTime").asString()).isEqualTo("2020-01-02");
        assertThat(allergy.at("/recordedDate").asString()).isEqualTo("2020-03");
        assertThat(allergy.at("/recorder").toString())
                .contains("http://hl7.org/fhir/sid/us-npi", "1234567893", "Karl Weber");
    }

    @Test
    void thatNoAllergyIsKnownIsNeverAnAllergy() {
        String substance = CCD.substring(
                CCD.indexOf("<participant typeCode=\"CSM\">"),
                CCD.indexOf("</participant>", CCD.indexOf("<participant typeCode=\"CSM\">"))
                        + "</participant>".length());
        String negated = CCD.replace(
                "<observation classCode=\"OBS\" moodCode=\"EVN\">\n            <templateId root=\"2.16.840.1.113883.10.20.22.4.7\"/>",
                "<observation classCode=\"OBS\" moodCode=\"EVN\" negationInd=\"true\">");
        JsonNode none = TestDocuments.only("AllergyIntolerance", negated.replace(substance, ""));
        assertThat(none.at("/code/coding/0/code").asString()).isEqualTo("409137002");
        assertThat(none.at("/verificationStatus/coding/0/code").asString()).isEqualTo("confirmed");
        JsonNode refuted = TestDocuments.only("AllergyIntolerance", negated);
        assertThat(refuted.at("/code/coding/0/code").asString()).isEqualTo("70618");
        assertThat(refuted.at("/verificationStatus/coding/0/code").asString()).isEqualTo("refuted");
    }

    private static final String CODE =
            "<code code=\"70618\" codeSystem=\"2.16.840.1.113883.6.88\" displayName=\"Penicillin\"><originalText><reference value=\"#a1\"/></originalText>\n"
                    + "                <translation code=\"Z88.0\" codeSystem=\"2.16.840.1.113883.6.90\"/></code>";

    private static String denied(String substance) {
        return TestDocuments.with(
                        "<observation classCode=\"OBS\" moodCode=\"EVN\">\n            <templateId root=\"2.16.840.1.113883.10.20.22.4.7\"/>",
                        "<observation classCode=\"OBS\" moodCode=\"EVN\" negationInd=\"true\">")
                .replace(CODE, substance);
    }

    @Test
    void whoDeniesAnAllergyToWhatCannotBeReadHasNotSaidThatNoneIsKnown() {
        for (String unread : List.of("<code nullFlavor=\"OTH\"/>", "<code nullFlavor=\"UNK\"/>")) {
            assertThat(TestDocuments.all("AllergyIntolerance", denied(unread))).isEmpty();
            assertThat(TestDocuments.notes(denied(unread), Note.Code.NO_CODE))
                    .anySatisfy(note -> assertThat(note.text()).contains("denies an allergy"));
        }
        JsonNode none = TestDocuments.only("AllergyIntolerance", denied("<code nullFlavor=\"NA\"/>"));
        assertThat(none.at("/code/coding/0/code").asString()).isEqualTo("409137002");
    }

    @Test
    void aDeniedSortThatIsNoGeneralOneIsThatSortRefuted() {
        String latex = denied("<code nullFlavor=\"NA\"/>").replace("code=\"416098002\"", "code=\"1003755004\"");
        JsonNode refuted = TestDocuments.only("AllergyIntolerance", latex);
        assertThat(refuted.at("/code/coding/0/code").asString()).isEqualTo("1003755004");
        assertThat(refuted.at("/verificationStatus/coding/0/code").asString()).isEqualTo("refuted");
    }

    @Test
    void anObservationThatSaysOfItselfThatNothingIsKnownIsNoAllergy() {
        String unknown = TestDocuments.with(
                "<observation classCode=\"OBS\" moodCode=\"EVN\">\n            <templateId root=\"2.16.840.1.113883.10.20.22.4.7\"/>",
                "<observation classCode=\"OBS\" moodCode=\"EVN\" nullFlavor=\"NI\"><templateId root=\"2.16.840.1.113883.10.20.22.4.7\"/>");
        assertThat(TestDocuments.all("AllergyIntolerance", unknown)).isEmpty();
        assertThat(TestDocuments.notes(unknown, Note.Code.NO_VALUE)).isNotEmpty();
    }
}
