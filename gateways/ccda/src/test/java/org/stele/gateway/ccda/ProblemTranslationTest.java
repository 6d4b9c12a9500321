package org.stele.gateway.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stele.gateway.ccda.document.Note;
import tools.jackson.databind.JsonNode;

/** What problems become. */
class ProblemTranslationTest {
    private static final String CCD = TestDocuments.CCD;

    @Test
    void aProblemThatStandsInTwoSectionsIsOneOfBothCategories() {
        List<? extends JsonNode> conditions = TestDocuments.all("Condition", CCD);
        assertThat(conditions).hasSize(2);
        JsonNode hypertension = conditions.getFirst();
        assertThat(hypertension.path("category").toString()).contains("problem-list-item", "encounter-diagnosis");
        assertThat(hypertension.at("/onsetDateTime").asString()).isEqualTo("2018-06");
        assertThat(hypertension.at("/clinicalStatus/coding/0/code").asString()).isEqualTo("active");
        JsonNode over = conditions.getLast();
        assertThat(over.at("/abatementDateTime").asString()).isEqualTo("2019-04-01");
        assertThat(over.at("/clinicalStatus/coding/0/code").asString()).isEqualTo("resolved");
    }

    @Test
    void thatThereIsNoProblemIsNoProblem() {
        String none = CCD.replace(
                        "<observation classCode=\"OBS\" moodCode=\"EVN\">",
                        "<observation classCode=\"OBS\" moodCode=\"EVN\" negationInd=\"true\">")
                .replace(
                        "code=\"38341003\" codeSystem=\"2.16.840.1.113883.6.96\" displayName=\"Hypertension\"",
                        "code=\"55607006\" codeSystem=\"2.16.840.1.113883.6.96\"");
        List<? extends JsonNode> conditions = TestDocuments.all("Condition", none);
        assertThat(conditions.getFirst().at("/code/coding/0/code").asString()).isEqualTo("160245001");
        assertThat(conditions.getLast().at("/verificationStatus/coding/0/code").asString())
                .isEqualTo("refuted");
    }

    @Test
    void anotherEntryUnderTheSameIdStandsBesideTheFirst() {
        String twice = TestDocuments.with("extension=\"PROBLEM-2\"", "extension=\"PROBLEM-1\"");
        assertThat(TestDocuments.all("Condition", twice)).hasSize(2);
        assertThat(TestDocuments.notes(twice, Note.Code.DUPLICATE_ID)).isNotEmpty();
        assertThat(TestDocuments.all("Condition", twice))
                .extracting(it -> it.path("id").asString())
                .doesNotContain(TestDocuments.all("Condition", CCD)
                        .getFirst()
                        .path("id")
                        .asString());
    }
}
