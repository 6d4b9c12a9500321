package org.stele.gateway.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.gateway.hl7v2.translate.Drafted;
import org.stele.gateway.hl7v2.translate.Manner;
import org.stele.gateway.hl7v2.translate.Note;

/** By what a later message finds what an earlier one told of, and by what it does not. */
class KnownAgainTest {
    private static final String PID = "PID|1||4711^^^HOSP^MR||Quintero^Ada||19700203|F";
    private static final String OBX = "OBX|1|NM|2823-3^K^LN||4.1|mmol/L|||||F";

    @Test
    void numbersWithoutAnAuthorityAreEachSendersOwn() {
        String message = TestMessages.result(OBX).replace("F1^LAB", "F1");
        assertThat(keys("DiagnosticReport", message)).isNotEqualTo(keys("DiagnosticReport", fromAnother(message)));
        assertThat(keys("Observation", message)).isNotEqualTo(keys("Observation", fromAnother(message)));
        String named = TestMessages.result(OBX);
        assertThat(keys("Observation", named)).isEqualTo(keys("Observation", fromAnother(named)));
    }

    @Test
    void oneVisitIsTheSameWhoeverSpeaksOfIt() {
        String message = TestMessages.of("ADT^A01", PID, "PV1|1|I|||||||||||||||||V1");
        assertThat(keys("Encounter", message)).isEqualTo(keys("Encounter", fromAnother(message)));
    }

    @Test
    void aUniversalIdDecidesWhateverNamespaceItComesWith() {
        String other = PID.replace("^^^HOSP^", "^^^HOSP&2.16.840.1.99&ISO^");
        assertThatThrownBy(() -> TestMessages.translated(TestMessages.of("ADT^A31", other)))
                .isInstanceOf(RefusedMessageException.class)
                .hasMessageContaining("universal id");
        String visits = "PV1|1|I|||||||||||||||||V1^^^A&1.2.3&ISO";
        assertThat(keys("Encounter", TestMessages.of("ADT^A01", PID, visits)))
                .isEqualTo(keys("Encounter", TestMessages.of("ADT^A01", PID, visits.replace("A&", "B&"))))
                .isNotEqualTo(keys("Encounter", TestMessages.of("ADT^A01", PID, visits.replace("1.2.3", "1.2.4"))));
    }

    @Test
    void anObservationIsFoundByWhatWasObservedWhereverItStands() {
        String glucose = "OBX|2|NM|2345-7^Glucose^LN||90|mg/dL|||||F";
        assertThat(keys("Observation", TestMessages.result(OBX, glucose)))
                .containsAll(keys("Observation", TestMessages.result(glucose.replace("|2|", "|1|"))));
        String first = OBX.replace("LN||", "LN|1|");
        String second = OBX.replace("LN||", "LN|2|");
        assertThat(keys("Observation", TestMessages.result(first, second)))
                .containsAll(keys("Observation", TestMessages.result(second)));
    }

    @Test
    void theSameObservationTwiceWithoutASubIdIsRefusedWithItsPlace() {
        assertPlace("OBX[2]-4", TestMessages.result(OBX, OBX.replace("4.1", "4.2")));
        assertPlace("OBX[2]-4", TestMessages.result(OBX.replace("LN||", "LN|1|"), OBX.replace("LN||", "LN|1|")));
    }

    @Test
    void itsOwnNumberTellsItFromOthersWithoutASubId() {
        String numbered = OBX + "||||||||||I1";
        assertThat(keys("Observation", TestMessages.result(numbered, numbered.replace("I1", "I2"))))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void theLinesOfATextAreOneObservation() {
        String line = "OBX|1|TX|18748-4^Report^LN||no fracture||||||F";
        String message = TestMessages.result(line, line.replace("no fracture", "no effusion"));
        assertThat(TestMessages.only("Observation", message).at("/valueString").asString())
                .isEqualTo("no fracture\nno effusion");
    }

    @Test
    void subcomponentsOfCodeAndSubIdTellObservationsApart() {
        String text = "OBX|1|TX|71020&GDT^Chest^L||no fracture||||||F";
        String message = TestMessages.result(text, text.replace("GDT", "IMP").replace("no fracture", "normal"));
        assertThat(keys("Observation", message)).doesNotHaveDuplicates().hasSize(2);
        assertThat(TestMessages.only("Observation", TestMessages.result(text))
                        .at("/code/text")
                        .asString())
                .isEqualTo("Chest (GDT)");
        String numbered = OBX.replaceFirst("\\|\\|", "|1&1|");
        assertThat(keys("Observation", TestMessages.result(numbered, numbered.replace("1&1", "1&2"))))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void whatIsTakenBackAndSaidAnewInOneMessageIsWhatIsSaidAnew() {
        for (String status : List.of("D", "W")) {
            String back = OBX.replace("|F", "|" + status);
            for (String message : List.of(
                    TestMessages.result(back, OBX.replace("|F", "|C")),
                    TestMessages.result(OBX.replace("|F", "|C"), back))) {
                Drafted drafted = only("Observation", message);
                assertThat(drafted.resource().path("status").asString()).isEqualTo("corrected");
                assertThat(drafted.isChange()).isTrue();
            }
        }
    }

    @Test
    void whatIsTakenBackIsInErrorAndSaysThatItChanges() {
        for (String status : List.of("D", "W")) {
            Drafted drafted = only("Observation", TestMessages.result(OBX.replace("|F", "|" + status)));
            assertThat(drafted.resource().path("status").asString()).isEqualTo("entered-in-error");
            assertThat(drafted.isChange()).isTrue();
        }
        assertPlace("OBX-11", TestMessages.of("ADT^A08", PID, OBX.replace("|F", "|W")));
    }

    @Test
    void aDocumentOfAResultThatIsTakenBackIsTakenOutOfTheReport() {
        String document = "OBX|1|ED|18748-4^Report^LN||^text^plain^^hello||||||F";
        assertThat(TestMessages.only("DiagnosticReport", TestMessages.result(document))
                        .path("presentedForm")
                        .size())
                .isEqualTo(1);
        assertThat(TestMessages.only("DiagnosticReport", TestMessages.result(document.replace("|F", "|W")))
                        .path("presentedForm")
                        .isNull())
                .isTrue();
    }

    @Test
    void aCancelledDocumentIsInErrorAndKeepsItsContent() {
        Drafted cancelled = TestMessages.translated(TestMessages.of("MDM^T11", PID, "TXA|1|DS|TX|||||||||D77^HOSP"))
                .resources()
                .get(1);
        assertThat(cancelled.resource().path("status").asString()).isEqualTo("entered-in-error");
        assertThat(cancelled.manner()).isEqualTo(Manner.MERGES);
        assertThat(cancelled.resource().has("content")).isFalse();
        assertThat(cancelled.isChange()).isTrue();
    }

    @Test
    void aDocumentThatReplacesAnotherMarksItAsSuperseded() {
        List<Drafted> drafted = TestMessages.translated(TestMessages.of(
                        "MDM^T10", PID, "TXA|1|DS|TX|||||||||D78^HOSP|D77^HOSP", "OBX|1|TX|1^Text^L||new||||||F"))
                .resources();
        assertThat(drafted.get(1).resource().path("status").asString()).isEqualTo("superseded");
        assertThat(drafted.get(1).manner()).isEqualTo(Manner.MARKS);
        assertThat(drafted.get(2).resource().at("/relatesTo/0/code").asString()).isEqualTo("replaces");
        assertThat(TestMessages.translated(TestMessages.of("MDM^T10", PID, "TXA|1|DS|TX|||||||||D78^HOSP"))
                        .notes())
                .anyMatch(note -> note.code().isForAPerson());
    }

    @Test
    void vaccinesThatShareANumberAreNotOne() {
        String one = TestMessages.of("VXU^V04", PID, "ORC|RE||9999", "RXA|0|1|20260301||08^HepB^CVX|999");
        assertThat(keys("Immunization", one))
                .isNotEqualTo(keys("Immunization", one.replace("08^HepB", "20^DTaP")))
                .isNotEqualTo(keys("Immunization", one.replace("20260301|", "20260401|")))
                .isNotEqualTo(keys("Immunization", fromAnother(one)))
                .isEqualTo(keys("Immunization", one.replace("20260301|", "202603011000|")));
        assertThat(only("Immunization", one).resource().has("identifier")).isFalse();
        String given = one.replace("9999", "77^HOSP");
        assertThat(keys("Immunization", given)).isNotEqualTo(keys("Immunization", given.replace("08^HepB", "20^DTaP")));
    }

    @Test
    void twoKeysAreTheSameOnlyWhereTheirPartsAre() {
        String one = TestMessages.result(OBX.replace("2823-3^K^LN|", "a\\F\\b^K^L|c"));
        String other = TestMessages.result(OBX.replace("2823-3^K^LN|", "a^K^L|b\\F\\c"));
        assertThat(keys("Observation", one)).isNotEqualTo(keys("Observation", other));
    }

    @Test
    void aMessageWithoutATimeToTheMinuteSaysNoneAndEventsComeBeforeMessages() {
        String message = TestMessages.of("ADT^A08", "EVN|A08|202602281200", PID);
        assertThat(TestMessages.time(message).event().orElseThrow()).hasToString("2026-02-28T11:00:00Z");
        assertThat(TestMessages.time(message).sent().orElseThrow()).hasToString("2026-03-01T09:15:00Z");
        assertThat(TestMessages.time(message.replace("202602281200", "20260228"))
                        .event())
                .isEmpty();
        assertThat(TestMessages.time(TestMessages.result(OBX)).event()).isEmpty();
        assertThat(TestMessages.time(message.replace("20260301101500|", "20260301101500.25|"))
                        .sent()
                        .orElseThrow())
                .hasToString("2026-03-01T09:15:00.250Z");
    }

    @Test
    void eachResultHasItsOwnTimeWhateverElseTheMessageBrings() {
        String message = TestMessages.result(OBX)
                + "OBR|2||F2^LAB|58410-2^CBC^LN||||||||||||||||||20260301140000+0100|||F\r"
                + "OBX|1|NM|718-7^Hemoglobin^LN||13|g/dL|||||F\r"
                + "OBR|3||F3^LAB|24323-8^CMP^LN|||||||||||||||||||||F\r"
                + "OBX|1|NM|2951-2^Sodium^LN||140|mmol/L|||||F\r";
        assertThat(all("DiagnosticReport", message))
                .extracting(drafted -> drafted.reported().map(Object::toString).orElse("none"))
                .containsExactly("2026-03-01T08:00:00Z", "2026-03-01T13:00:00Z", "none");
        assertThat(all("Observation", message))
                .extracting(drafted -> drafted.reported().map(Object::toString).orElse("none"))
                .containsExactly("2026-03-01T08:00:00Z", "2026-03-01T13:00:00Z", "none");
        assertThat(all("Patient", message))
                .allMatch(drafted -> drafted.reported().isEmpty());
    }

    @Test
    void susceptibilitiesOfTwoIsolatesAreTwoReports() {
        String first =
                "OBR|1||F1^LAB|29576-6^Susceptibility^LN||||||||||||||||||20260301090000+0100|||F|11475-1&Culture&LN^1^E. coli\r"
                        + "OBX|1|ST|18864-9^Ampicillin^LN||R||||||F\r";
        String second = first.replace("OBR|1|", "OBR|2|")
                .replace("^1^E. coli", "^2^K. oxytoca")
                .replace("||R|", "||S|");
        String message = TestMessages.of("ORU^R01", PID) + first + second;
        assertThat(keys("DiagnosticReport", message)).doesNotHaveDuplicates().hasSize(2);
        assertThat(keys("Observation", message)).doesNotHaveDuplicates().hasSize(2);
        assertThat(keys("Observation", message))
                .containsAll(keys("Observation", TestMessages.of("ORU^R01", PID) + second));
    }

    @Test
    void aTextOfWhichOneLineIsCorrectedIsCorrected() {
        String line = "OBX|1|ST|22634-0^Pathology^LN||benign||||||F";
        Drafted drafted = only(
                "Observation",
                TestMessages.result(line, line.replace("benign", "malignant").replace("|F", "|C")));
        assertThat(drafted.resource().path("status").asString()).isEqualTo("corrected");
        assertThat(drafted.resource().path("valueString").asString()).isEqualTo("benign\nmalignant");
        assertThat(drafted.isChange()).isTrue();
    }

    @Test
    void anAllergyThatIsNotNamedRefusesNothing() {
        String message = TestMessages.of("ADT^A01", PID, "AL1|1||\"\"", "AL1|2|DA|7980^Penicillin^RXNORM");
        assertThat(keys("AllergyIntolerance", message)).hasSize(1);
        assertThat(TestMessages.translated(message).notes())
                .extracting(Note::place)
                .hasToString("[AL1-3]");
        assertThat(only("AllergyIntolerance", message).manner()).isEqualTo(Manner.MERGES);
    }

    private static void assertPlace(String place, String message) {
        assertThatThrownBy(() -> TestMessages.translated(message))
                .isInstanceOfSatisfying(
                        RefusedMessageException.class,
                        refusal -> assertThat(refusal.place().orElseThrow()).hasToString(place));
    }

    private static String fromAnother(String message) {
        return message.replace("|EHR|HOSP|", "|OTHER|HOSP|");
    }

    private static Drafted only(String kind, String message) {
        return all(kind, message).getFirst();
    }

    private static List<String> keys(String kind, String message) {
        return all(kind, message).stream().map(Drafted::key).toList();
    }

    private static List<Drafted> all(String kind, String message) {
        return TestMessages.translated(message).resources().stream()
                .filter(drafted -> drafted.kind().equals(kind))
                .toList();
    }
}
