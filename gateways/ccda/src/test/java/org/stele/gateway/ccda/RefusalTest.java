package org.stele.gateway.ccda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.stele.gateway.ccda.document.DocumentReader;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.document.RefusedDocumentException;
import org.stele.gateway.ccda.document.RefusedDocumentException.Reason;

/** What is no document, is dangerous to read, or is about nobody who can be found. */
class RefusalTest {
    private static final String CCD = TestDocuments.CCD;

    @Test
    void entitiesOfWhateverSortAreNeverRead() {
        String root = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"";
        assertRefused(
                Reason.NOT_XML, CCD.replace(root, "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + root));
        assertRefused(
                Reason.NOT_XML,
                CCD.replace(root, "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + root)
                        .replace("Ada", "&a;"));
        assertRefused(Reason.NOT_XML, CCD.replace(root, "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + root));
        assertRefused(Reason.NOT_XML, CCD.replace("Ada", "&unknown;"));
    }

    @Test
    void depthAndLengthHaveTheirBounds() {
        assertRefused(Reason.NOT_XML, "<a>".repeat(100_000));
        assertRefused(Reason.NOT_XML, CCD.replace("<paragraph ", "<p>".repeat(200) + "<paragraph "));
        byte[] long0 = Arrays.copyOf(CCD.getBytes(StandardCharsets.UTF_8), DocumentReader.MOST_BYTES + 1);
        assertRefused(Reason.SIZE, long0);
    }

    @Test
    void aTextThatManyEntriesReferToIsReadOnceAndOneThatIsTooLongIsLeftInTheDocument() {
        String long0 = TestDocuments.with("Take one in the morning", "Take one. ".repeat(100_000));
        assertThat(TestDocuments.only("MedicationStatement", long0)
                        .path("dosage")
                        .path(0)
                        .has("text"))
                .isFalse();
        assertThat(TestDocuments.notes(long0, Note.Code.NO_TEXT)).hasSize(1);
        String comment =
                "<entryRelationship typeCode=\"SUBJ\"><act classCode=\"ACT\" moodCode=\"EVN\"><code code=\"48767-8\"/>"
                        + "<text><reference value=\"#m1\"/></text></act></entryRelationship>";
        String often = TestDocuments.with("Take one in the morning", "Take one. ".repeat(6_000))
                .replace(
                        "<entryRelationship typeCode=\"COMP\">",
                        comment.repeat(2_000) + "<entryRelationship typeCode=\"COMP\">");
        assertThat(TestDocuments.only("MedicationStatement", often).path("note").size())
                .isBetween(60, 80);
        assertThat(TestDocuments.notes(often, Note.Code.NO_TEXT)).isNotEmpty();
    }

    @Test
    void whatStandsOnceAndIsSaidOfManyHasItsBoundToo() {
        String observation = CCD.substring(CCD.indexOf("<component><observation"), CCD.indexOf("</organizer>"));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            many.append(observation.replace("RESULT-1", "R-" + i));
        }
        String author = "<author><assignedAuthor><assignedPerson><name><family>" + "x".repeat(20_000)
                + "</family></name></assignedPerson></assignedAuthor></author>";
        assertRefused(Reason.SIZE, CCD.replace(observation, author + many));
    }

    @Test
    void anAttributeOfAnotherLanguageIsNotCdas() {
        String foreign = CCD.replace("<ClinicalDocument ", "<ClinicalDocument xmlns:v=\"urn:vendor\" ")
                .replace(
                        "<value xsi:type=\"PQ\" value=\"231.50\"",
                        "<value xsi:type=\"PQ\" value=\"231.50\" v:value=\"1\"")
                .replace("extension=\"4711\"", "extension=\"4711\" v:extension=\"4712\"");
        assertThat(TestDocuments.only("Patient", foreign)
                        .at("/identifier/0/value")
                        .asString())
                .isEqualTo("4711");
        assertThat(TestDocuments.all("Observation", foreign)
                        .getFirst()
                        .at("/valueQuantity/value")
                        .asString())
                .isEqualTo("231.50");
    }

    @Test
    void anotherRootIsRefused() {
        assertRefused(Reason.NOT_A_CLINICAL_DOCUMENT, "<Bundle xmlns=\"http://hl7.org/fhir\"/>");
        assertRefused(Reason.NOT_A_CLINICAL_DOCUMENT, "<ClinicalDocument/>");
        assertRefused(Reason.NOT_XML, "");
        assertRefused(Reason.NOT_XML, "MSH|^~\\&|");
    }

    @Test
    void aDocumentInAnotherCharacterSetThanUtf8IsRefusedWhateverItDeclares() {
        String umlaut = CCD.replace("Ada", "Ädä");
        assertRefused(Reason.NOT_XML, umlaut.getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(Reason.NOT_XML, umlaut.replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(Reason.NOT_XML, umlaut.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16));
        assertThat(TestDocuments.only("Patient", umlaut).at("/name/0/given/0").asString())
                .isEqualTo("Ädä");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(TestDocuments.translated("\uFEFF" + CCD).resources()).isNotEmpty();
    }

    @Test
    void aPatientIsFoundByANumberOfAKnownAuthorityAndByNothingElse() {
        assertRefused(Reason.NO_PATIENT, TestDocuments.with("root=\"2.16.840.1.99.1\"", "root=\"2.16.840.1.98.1\""));
        assertRefused(Reason.NO_PATIENT, TestDocuments.with(" extension=\"4711\"", ""));
        assertRefused(
                Reason.SEVERAL_PATIENTS,
                TestDocuments.with(
                        "<id root=\"2.16.840.1.113883.4.1\"",
                        "<id root=\"2.16.840.1.99.1\" extension=\"4712\"/><id root=\"2.16.840.1.113883.4.1\""));
        String target = CCD.substring(CCD.indexOf("<recordTarget>"), CCD.indexOf("<author>"));
        assertRefused(Reason.SEVERAL_PATIENTS, CCD.replace(target, target + target));
        assertRefused(Reason.NO_ID, TestDocuments.with("<id root=\"2.16.840.1.99.3\" extension=\"DOCUMENT-1\"/>", ""));
    }

    private static void assertRefused(Reason reason, String document) {
        assertRefused(reason, document.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Reason reason, byte[] document) {
        assertThatThrownBy(() -> TestDocuments.translated(document))
                .isInstanceOfSatisfying(RefusedDocumentException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(reason);
                    assertThat(refusal.text()).isNotBlank().doesNotContain("Quintero", "4711", "passwd");
                });
    }
}
