package org.stele.testkit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.testkit.fhir.Asking;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.staff.DocumentClient;
import org.stele.wallet.staff.FiledDocument;
import org.stele.wallet.staff.FiledDocument.Warning;

/** Numbers that are wrong or used again take nothing from anybody: no patient's chart, no fact's place, no custodian's set. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made in @BeforeAll
class DocumentMixupTest {
    private static final String ACTIVE = "55561003";
    private static final String RESOLVED = "413322009";
    private static final String BORN = "<birthTime value=\"19700203\"/>";

    private FedHospital hospital;
    private IGenericClient client;
    private DocumentClient documents;

    @BeforeAll
    void open() {
        hospital = FedHospital.shared();
        client = Asking.client(hospital.member(), hospital.clinician().holder());
        documents = new DocumentClient(hospital.clerk().node());
    }

    @Test
    void aDocumentWhoseNumberIsSomebodyElsesIsRefused() throws Exception {
        String number = Messages.fresh("CD");
        file(Documents.text(number, 1, hypertension(number, ACTIVE)));
        String second = Documents.text(number, 2, hypertension(number, RESOLVED));
        assertRefused(second.replace(BORN, "<birthTime value=\"19710203\"/>"), "OTHER_PERSON");
        assertRefused(second.replace("GenderCode code=\"F\"", "GenderCode code=\"M\""), "OTHER_PERSON");
        assertThat(found("DocumentReference?" + of(number))).hasSize(1);
        file(second.replace(BORN, "<birthTime value=\"1970\"/>"));
    }

    @Test
    void aDocumentThatHasAnotherPatientsNumberOfAnotherAuthorityIsRefused() throws Exception {
        String number = Messages.fresh("CD");
        String other = Messages.fresh("CD");
        String insurance = "<patientRole><id root=\"2.16.840.1.99.77\" extension=\"I-%s\"/>";
        file(Documents.text(number, 1).replace("<patientRole>", insurance.formatted(number)));
        file(Documents.text(other, 1));
        assertRefused(Documents.text(number, 2).replace("<patientRole>", insurance.formatted(other)), "OTHER_PERSON");
        assertRefused(Documents.text(other, 2).replace("<patientRole>", insurance.formatted(number)), "OTHER_PERSON");
        file(Documents.text(other, 2).replace("<patientRole>", insurance.formatted(other)));
    }

    @Test
    void anIdThatAnotherDocumentUsesForSomethingElseTakesNoFactsPlace() throws Exception {
        String number = Messages.fresh("CD");
        String penicillin = Documents.allergy("1");
        String latex = penicillin.replace("70618", "1314891").replace("Penicillin", "Latex");
        file(Documents.text(number, 1, penicillin));
        assertThat(file(set(Documents.text(number, 2, latex), "B")).warnings())
                .extracting(Warning::code)
                .contains("DUPLICATE_ID");
        String search = "AllergyIntolerance?" + of(number);
        assertThat(substances(search)).containsExactlyInAnyOrder("Penicillin", "Latex");
        String resolved = latex.replace("code=\"active\"", "code=\"completed\"");
        file(set(Documents.text(number, 3, resolved), "B"));
        file(set(Documents.text(number, 4, resolved), "C"));
        assertThat(substances(search)).containsExactlyInAnyOrder("Penicillin", "Latex");
        assertThat(found(search))
                .extracting(entry -> (AllergyIntolerance) entry.getResource())
                .extracting(it -> it.getClinicalStatus().getCodingFirstRep().getCode())
                .containsExactlyInAnyOrder("active", "inactive");
    }

    private List<String> substances(String search) {
        return found(search).stream()
                .map(entry -> (AllergyIntolerance) entry.getResource())
                .map(it -> it.getCode().getCodingFirstRep().getDisplay())
                .toList();
    }

    @Test
    void aHigherNumberIsTheLaterVersionWhateverItsTimeSays() throws Exception {
        String number = Messages.fresh("CD");
        file(Documents.text(number, 1, hypertension(number, ACTIVE)).replace("2026030101", "2026030201"));
        file(Documents.text(number, 2, hypertension(number, RESOLVED)));
        Condition condition =
                (Condition) found("Condition?" + of(number)).getFirst().getResource();
        assertThat(condition.getClinicalStatus().getCodingFirstRep().getCode()).isEqualTo("resolved");
        assertThat(found("DocumentReference?" + of(number))).hasSize(1);
    }

    @Test
    void withoutNumbersOneOfTheSameTimeIsRefused() throws Exception {
        String number = Messages.fresh("CD");
        String bare =
                Documents.text(number, 1, hypertension(number, ACTIVE)).replace("<versionNumber value=\"1\"/>", "");
        file(bare);
        assertRefused(bare.replace(number + "-1", number + "-1b"), "OVERTAKEN");
    }

    @Test
    void twoCustodiansSetsOfOneIdAreTwo() throws Exception {
        String number = Messages.fresh("CD");
        file(Documents.text(number, 1));
        file(Documents.text(number, 1)
                .replace("<id root=\"2.16.840.1.99.2\"/>", "<id root=\"2.16.840.1.99.22\"/>")
                .replace(number + "-1", number + "-1s"));
        assertThat(found("DocumentReference?" + of(number)))
                .extracting(entry -> (DocumentReference) entry.getResource())
                .hasSize(2);
    }

    private static String hypertension(String number, String status) {
        return Documents.problem("P-" + number, "38341003", "Hypertension", status);
    }

    private static String set(String document, String name) {
        return document.replace(
                "<setId root=\"2.16.840.1.99.4\"", "<setId root=\"2.16.840.1.99.4." + (int) name.charAt(0) + "\"");
    }

    private FiledDocument file(String document) throws Exception {
        return documents.file(
                document.getBytes(StandardCharsets.UTF_8), hospital.clerk().holder());
    }

    private void assertRefused(String document, String issue) {
        assertThatThrownBy(() -> file(document)).isInstanceOfSatisfying(NodeProblem.class, problem -> {
            assertThat(problem.code()).isEqualTo("CONFLICT");
            assertThat(problem.issues()).extracting(NodeProblem.Issue::code).containsExactly(issue);
            assertThat(problem.getMessage()).doesNotContain("Quintero", "1970");
        });
    }

    private String of(String number) {
        Resource patient = found("Patient?identifier=" + FedHospital.AUTHORITY + "%7C" + number)
                .getFirst()
                .getResource();
        return "patient=" + patient.getIdElement().getIdPart();
    }

    private List<BundleEntryComponent> found(String search) {
        return client.search()
                .byUrl(search)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry();
    }
}
