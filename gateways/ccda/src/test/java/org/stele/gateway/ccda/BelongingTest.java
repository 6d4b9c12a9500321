package org.stele.gateway.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stele.gateway.ccda.document.Note;

/** What is about somebody else, or was not, is none of the patient's facts. */
class BelongingTest {
    private static final String CCD = TestDocuments.CCD;

    @Test
    void whatIsAboutSomebodyElseIsNotThePatients() {
        String child = TestDocuments.with(
                "<templateId root=\"2.16.840.1.113883.10.20.22.4.3\"/>",
                "<subject><relatedSubject classCode=\"PRS\"><code code=\"NCHILD\"/></relatedSubject></subject>");
        assertThat(TestDocuments.all("Condition", child)).hasSize(1);
        assertThat(TestDocuments.notes(child, Note.Code.NOT_MAPPED))
                .anySatisfy(note -> assertThat(note.text()).contains("somebody else"));
    }

    private static final String MOTHER =
            "<subject><relatedSubject classCode=\"PRS\"><code code=\"MTH\"/></relatedSubject></subject>";

    private static void assertLeft(String kind, String piece, String other) {
        int before = TestDocuments.all(kind, CCD).size();
        String document = TestDocuments.with(piece, other);
        assertThat(TestDocuments.all(kind, document)).as(kind).hasSize(before - 1);
        assertThat(TestDocuments.notes(document, Note.Code.NOT_MAPPED))
                .anySatisfy(note -> assertThat(note.text()).contains("somebody else"));
    }

    private static void assertLeft(String kind, String id) {
        String piece = "<id root=\"2.16.840.1.99.6\" extension=\"" + id + "\"/>";
        assertLeft(kind, piece, piece + MOTHER);
    }

    @Test
    void whatIsAboutSomebodyElseInAStatementOfThePatientsIsNotThePatients() {
        assertLeft("Condition", "PROBLEM-2");
        assertLeft("AllergyIntolerance", "ALLERGY-1");
        assertLeft("Observation", "RESULT-1");
        assertLeft("MedicationStatement", "MEDICINE-1");
        assertThat(TestDocuments.all(
                        "Observation",
                        TestDocuments.with(
                                "<id root=\"2.16.840.1.99.6\" extension=\"SIGN-1\"/>",
                                "<id root=\"2.16.840.1.99.6\" extension=\"SIGN-1\"/>" + MOTHER)))
                .hasSize(2);
    }

    @Test
    void aSectionInOneAboutSomebodyElseIsAboutThemToo() {
        String nested = TestDocuments.with(
                        "<component><section>\n        <templateId root=\"2.16.840.1.113883.10.20.22.2.5.1\"/>",
                        "<component><section>" + MOTHER
                                + "<component><section>\n        <templateId root=\"2.16.840.1.113883.10.20.22.2.5.1\"/>")
                .replace(
                        "</act></entry>\n      </section></component>\n      <component><section>\n        <templateId root=\"2.16.840.1.113883.10.20.22.2.2.1\"/>",
                        "</act></entry>\n      </section></component></section></component>\n      <component><section>\n        <templateId root=\"2.16.840.1.113883.10.20.22.2.2.1\"/>");
        assertThat(TestDocuments.all("Condition", nested)).hasSize(1);
    }

    @Test
    void aGoalInAStatementIsNoFact() {
        String goal = TestDocuments.with(
                "<observation classCode=\"OBS\" moodCode=\"EVN\">\n            <templateId root=\"2.16.840.1.113883.10.20.22.4.2\"/>",
                "<observation classCode=\"OBS\" moodCode=\"GOL\">");
        assertThat(TestDocuments.all("Observation", goal))
                .hasSize(TestDocuments.all("Observation", CCD).size() - 1);
        assertThat(TestDocuments.notes(goal, Note.Code.NOT_AN_EVENT)).hasSize(2);
    }

    @Test
    void whatWasNotDonePutNothingIn() {
        String begin = "<procedure classCode=\"PROC\" moodCode=\"EVN\">";
        String negated =
                TestDocuments.with(begin, "<procedure classCode=\"PROC\" moodCode=\"EVN\" negationInd=\"true\">");
        String cancelled = TestDocuments.with(
                "<statusCode code=\"completed\"/>\n          <effectiveTime value=\"20200510\"/>",
                "<statusCode code=\"cancelled\"/>");
        for (String document : List.of(negated, cancelled)) {
            assertThat(TestDocuments.only("Procedure", document).path("status").asString())
                    .isEqualTo("not-done");
            assertThat(TestDocuments.all("Device", document)).isEmpty();
            assertThat(TestDocuments.all("DeviceUseStatement", document)).isEmpty();
            assertThat(TestDocuments.notes(document, Note.Code.NOT_AN_EVENT))
                    .anySatisfy(note -> assertThat(note.place()).endsWith("/procedure/participant"));
        }
    }
}
