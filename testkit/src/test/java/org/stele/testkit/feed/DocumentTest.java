package org.stele.testkit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.testkit.fhir.Asking;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.staff.DocumentClient;
import org.stele.wallet.staff.FiledDocument;
import org.stele.wallet.staff.FiledDocument.Warning;

/** A C-CDA document is in its patient's chart once it is answered, whole or not at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made in @BeforeAll
class DocumentTest {
    private static final String ACTIVE = "55561003";
    private static final String RESOLVED = "413322009";

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
    void aDocumentEntersThePatientAndWhatItTellsAndIsKeptAsItCame() throws Exception {
        String number = Messages.fresh("CD");
        byte[] document = Documents.of(number, 1, hypertension(number, ACTIVE), Documents.allergy("A-" + number));
        FiledDocument filed = file(document);
        assertThat(filed.again()).isFalse();
        assertThat(filed.records()).isEqualTo(4);
        Patient patient = patient(number);
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Quintero");
        String of = "patient=" + id(patient);
        Condition condition = (Condition) only("Condition?" + of);
        assertThat(condition.getCode().getCodingFirstRep().getDisplay()).isEqualTo("Hypertension");
        assertThat(only("AllergyIntolerance?" + of)).isNotNull();
        DocumentReference kept = (DocumentReference) only("DocumentReference?" + of);
        assertThat(kept.getContentFirstRep().getAttachment().getData()).isEqualTo(document);
        assertThat(kept.getContext().getRelated()).hasSize(2);
    }

    @Test
    void whatADocumentToldIsInThePatientsSummary() throws Exception {
        String number = Messages.fresh("CD");
        file(Documents.of(number, 1, hypertension(number, ACTIVE), Documents.allergy("A-" + number)));
        Bundle summary = client.operation()
                .onInstance("Patient/" + id(patient(number)))
                .named("$summary")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .returnResourceType(Bundle.class)
                .execute();
        assertThat(summary.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .contains("Condition", "AllergyIntolerance");
    }

    @Test
    void theSameDocumentAgainIsAnsweredTheSameAndChangesNothing() throws Exception {
        String number = Messages.fresh("CD");
        byte[] document = Documents.of(number, 1, hypertension(number, ACTIVE));
        FiledDocument first = file(document);
        FiledDocument again = file(document);
        assertThat(again.again()).isTrue();
        assertThat(again.warnings()).isEqualTo(first.warnings());
        assertThat(versions(only("Condition?patient=" + id(patient(number))))).hasSize(1);
    }

    @Test
    void anotherDocumentWithTheSameIdIsRefused() throws Exception {
        String number = Messages.fresh("CD");
        file(Documents.of(number, 1, hypertension(number, ACTIVE)));
        assertRefused(Documents.of(number, 1, hypertension(number, RESOLVED)), "CONFLICT", "OTHER_CONTENT");
    }

    @Test
    void aLaterVersionTakesThePlaceOfTheOneBeforeAndWhatItIsSilentOfStays() throws Exception {
        String number = Messages.fresh("CD");
        file(Documents.of(number, 1, hypertension(number, ACTIVE), Documents.allergy("A-" + number)));
        FiledDocument later = file(Documents.of(number, 2, hypertension(number, RESOLVED)));
        assertThat(later.warnings())
                .filteredOn(it -> it.code().equals("NOT_REPEATED"))
                .extracting(Warning::times)
                .containsExactly(1L);
        String of = "patient=" + id(patient(number));
        Condition condition = (Condition) only("Condition?" + of);
        assertThat(condition.getClinicalStatus().getCodingFirstRep().getCode()).isEqualTo("resolved");
        assertThat(versions(condition)).hasSize(2);
        assertThat(versions(only("DocumentReference?" + of))).hasSize(2);
        assertThat(only("AllergyIntolerance?" + of)).isNotNull();
        assertRefused(Documents.of(number, 1, hypertension(number, ACTIVE), " "), "CONFLICT", "OTHER_CONTENT");
    }

    @Test
    void anOlderVersionIsRefused() throws Exception {
        String number = Messages.fresh("CD");
        file(Documents.of(number, 3, hypertension(number, RESOLVED)));
        assertRefused(Documents.of(number, 2, hypertension(number, ACTIVE)), "CONFLICT", "OVERTAKEN");
        Condition condition = (Condition) only("Condition?patient=" + id(patient(number)));
        assertThat(condition.getClinicalStatus().getCodingFirstRep().getCode()).isEqualTo("resolved");
    }

    @Test
    void whatAClinicianTookOutStaysOutHoweverOftenADocumentTellsOfIt() throws Exception {
        String number = Messages.fresh("CD");
        file(Documents.of(number, 1, hypertension(number, ACTIVE)));
        String of = "patient=" + id(patient(number));
        // what refers to it goes first
        client.delete()
                .resourceById(only("DocumentReference?" + of).getIdElement().toVersionless())
                .execute();
        client.delete()
                .resourceById(only("Condition?" + of).getIdElement().toVersionless())
                .execute();
        assertRefused(Documents.of(number, 2, hypertension(number, ACTIVE)), "CONFLICT", "SETTLED");
        String other = Documents.text(number, 2, hypertension(number, RESOLVED))
                .replace("<setId root=\"2.16.840.1.99.4\"", "<setId root=\"2.16.840.1.99.5\"");
        assertThat(file(other.getBytes(StandardCharsets.UTF_8)).warnings())
                .extracting(Warning::code)
                .contains("SETTLED");
        assertThat(found("Condition?" + of)).isEmpty();
    }

    @Test
    void aDocumentThatIsDangerousToReadOrAboutNobodyWhoIsKnownIsRefusedAndNothingOfItStays() throws Exception {
        String number = Messages.fresh("CD");
        String document = Documents.text(number, 1, hypertension(number, ACTIVE));
        assertRefused(
                document.replace("<ClinicalDocument ", "<!DOCTYPE x [<!ENTITY a \"b\">]><ClinicalDocument "),
                "NOT_XML");
        assertRefused(document.replace(Documents.ROOT, "2.16.840.1.98"), "NO_PATIENT");
        assertRefused(document.substring(0, document.length() / 2), "NOT_XML");
        assertRefused("<Bundle xmlns=\"http://hl7.org/fhir\"/>", "NOT_A_CLINICAL_DOCUMENT");
        assertThat(found("Patient?identifier=" + FedHospital.AUTHORITY + "%7C" + number))
                .isEmpty();
    }

    @Test
    void onlyTheDeskFilesDocumentsAndWhatOthersSendIsNotEvenRead() {
        for (byte[] document : List.of(Documents.of(Messages.fresh("CD"), 1), new byte[] {'<'})) {
            assertThatThrownBy(
                            () -> documents.file(document, hospital.clinician().holder()))
                    .isInstanceOfSatisfying(
                            NodeProblem.class,
                            problem -> assertThat(problem.status()).isEqualTo(403));
        }
    }

    private void assertRefused(String document, String issue) {
        assertRefused(document.getBytes(StandardCharsets.UTF_8), "INVALID_DOCUMENT", issue);
    }

    private void assertRefused(byte[] document, String code, String issue) {
        assertThatThrownBy(() -> file(document)).isInstanceOfSatisfying(NodeProblem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.issues()).extracting(NodeProblem.Issue::code).containsExactly(issue);
            assertThat(problem.getMessage()).doesNotContain("Quintero");
        });
    }

    private static String hypertension(String number, String status) {
        return Documents.problem("P-" + number, "38341003", "Hypertension", status);
    }

    private FiledDocument file(byte[] document) throws Exception {
        Holder desk = hospital.clerk().holder();
        return documents.file(document, desk);
    }

    private Patient patient(String number) {
        return (Patient) only("Patient?identifier=" + FedHospital.AUTHORITY + "%7C" + number);
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }

    private List<BundleEntryComponent> versions(Resource resource) {
        return client.history()
                .onInstance(resource.getIdElement().toVersionless())
                .returnBundle(Bundle.class)
                .execute()
                .getEntry();
    }

    private List<BundleEntryComponent> found(String search) {
        return client.search()
                .byUrl(search)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry();
    }

    private Resource only(String search) {
        List<BundleEntryComponent> found = found(search);
        assertThat(found).as(search).hasSize(1);
        return found.getFirst().getResource();
    }
}
