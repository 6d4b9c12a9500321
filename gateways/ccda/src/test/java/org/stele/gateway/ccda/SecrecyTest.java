package org.stele.gateway.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.stele.gateway.ccda.translate.Drafted;

/** What a document calls more secret than usual. */
class SecrecyTest {
    private static final String DOCUMENTS = "<confidentialityCode code=\"N\"";
    private static final String PROBLEMS = "<code code=\"11450-4\" codeSystem=\"2.16.840.1.113883.6.1\"/>";
    private static final String RESTRICTED = TestDocuments.with(DOCUMENTS, "<confidentialityCode code=\"R\"");

    @Test
    void allThatIsMadeOfARestrictedDocumentIsMarked() {
        assertThat(marked(RESTRICTED, "R"))
                .hasSize(15)
                .extracting(Drafted::kind)
                .doesNotContain("Patient", "DocumentReference");
        assertThat(TestDocuments.throughTheDoor(TestDocuments.translated(RESTRICTED)))
                .hasSize(17);
    }

    @Test
    void nothingIsMarkedWhereADocumentIsAsSecretAsMost() {
        assertThat(marked(TestDocuments.CCD, "")).hasSize(17);
    }

    @Test
    void aSectionsWordHoldsForWhatStandsInIt() {
        assertThat(marked(section(TestDocuments.CCD, "V"), "V"))
                .extracting(Drafted::kind)
                .contains("Condition")
                .doesNotContain("Procedure", "Immunization");
        assertThat(marked(section(RESTRICTED, "N"), ""))
                .extracting(Drafted::kind)
                .contains("Condition")
                .doesNotContain("Procedure", "Immunization");
    }

    @Test
    void codesOfEarlierReleasesMeanRestricted() {
        String earlier = TestDocuments.with(DOCUMENTS, "<confidentialityCode code=\"HIV\"");
        assertThat(marked(earlier, "R")).hasSize(15);
    }

    @Test
    void whatStandsInTwoSectionsIsAsSecretAsInTheStricterOne() {
        int from = TestDocuments.CCD.indexOf("<component><section>", TestDocuments.CCD.indexOf("Take one") + 1);
        int to = TestDocuments.CCD.indexOf("<component><section>", from + 1);
        String problems = TestDocuments.CCD.substring(from, to);
        assertThat(problems).contains(PROBLEMS);
        String twice = TestDocuments.CCD.substring(0, to)
                + section(problems, "R").replace(" ID=\"", " ID=\"again-")
                + TestDocuments.CCD.substring(to);
        assertThat(marked(twice, "R")).extracting(Drafted::kind).contains("Condition");
        assertThat(marked(twice, "R")).hasSameSizeAs(marked(section(TestDocuments.CCD, "R"), "R"));
    }

    private static String section(String document, String level) {
        return document.replace(PROBLEMS, PROBLEMS + "<confidentialityCode code=\"" + level + "\"/>");
    }

    private static List<Drafted> marked(String document, String level) {
        Predicate<Drafted> isMarked = drafted ->
                drafted.resource().at("/meta/security/0/code").asString("").equals(level);
        return TestDocuments.translated(document).resources().stream()
                .filter(isMarked)
                .toList();
    }
}
