package org.stele.gateway.fhir.people;

import static org.stele.exchange.intake.Signatory.ANYBODY;
import static org.stele.exchange.intake.Signatory.CLINICIAN;
import static org.stele.exchange.intake.Signatory.PRESCRIBER;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.exchange.intake.Signatory;

/**
 * Where each kind of resource names those who stand behind it, the one who answers for it first, and which kinds may only be
 * committed with a clinician's or a prescriber's attestation. A kind that is not listed names nobody: the organisation attests it.
 */
final class AttributionTable {
    private record Row(String kind, Signatory demanded, List<String> elements) {}

    private static final Map<String, Row> ROWS = Stream.of(
                    row("AdverseEvent", ANYBODY, "recorder", "contributor"),
                    row("AllergyIntolerance", ANYBODY, "recorder", "asserter"),
                    row("CarePlan", ANYBODY, "author", "contributor"),
                    row("CareTeam", ANYBODY, "participant.member"),
                    row("Claim", ANYBODY, "careTeam.provider", "provider", "enterer"),
                    row("ClinicalImpression", CLINICIAN, "assessor"),
                    row("Communication", ANYBODY, "sender"),
                    row("Composition", CLINICIAN, "attester.party", "author"),
                    row("Condition", ANYBODY, "recorder", "asserter"),
                    row("Consent", ANYBODY, "performer"),
                    row("DetectedIssue", ANYBODY, "author"),
                    row("DeviceRequest", CLINICIAN, "requester"),
                    row("DeviceUseStatement", ANYBODY, "source"),
                    row("DiagnosticReport", ANYBODY, "resultsInterpreter", "performer"),
                    row("DocumentReference", ANYBODY, "authenticator", "author"),
                    row("Encounter", ANYBODY, "participant.individual"),
                    row("ExplanationOfBenefit", ANYBODY, "careTeam.provider", "provider", "enterer"),
                    row("Flag", ANYBODY, "author"),
                    row("Goal", ANYBODY, "expressedBy"),
                    row("ImagingStudy", ANYBODY, "interpreter", "referrer", "series.performer.actor"),
                    row("Immunization", ANYBODY, "performer.actor"),
                    row("List", ANYBODY, "source"),
                    row("Media", ANYBODY, "operator"),
                    row("MedicationAdministration", ANYBODY, "performer.actor"),
                    row("MedicationDispense", ANYBODY, "performer.actor"),
                    row("MedicationRequest", PRESCRIBER, "requester", "recorder"),
                    row("MedicationStatement", ANYBODY, "informationSource"),
                    row("NutritionOrder", CLINICIAN, "orderer"),
                    row("Observation", ANYBODY, "performer"),
                    row("Procedure", ANYBODY, "performer.actor", "recorder", "asserter"),
                    row("Provenance", ANYBODY, "agent.who"),
                    row("QuestionnaireResponse", ANYBODY, "author", "source"),
                    row("RiskAssessment", ANYBODY, "performer"),
                    row("ServiceRequest", CLINICIAN, "requester"),
                    row("Specimen", ANYBODY, "collection.collector"),
                    row("Task", ANYBODY, "requester", "owner"),
                    row("VisionPrescription", PRESCRIBER, "prescriber"))
            .collect(Collectors.toUnmodifiableMap(Row::kind, Function.identity()));

    private AttributionTable() {}

    private static Row row(String kind, Signatory demanded, String... elements) {
        return new Row(kind, demanded, List.of(elements));
    }

    /** The elements in which a resource of this kind names people; none for a kind that is not listed. */
    static List<String> elementsOf(String kind) {
        Row row = ROWS.get(kind);
        return row == null ? List.of() : row.elements();
    }

    /** With whose attestation alone a resource of this kind may be committed. */
    static Signatory demandedFor(String kind) {
        Row row = ROWS.get(kind);
        return row == null ? ANYBODY : row.demanded();
    }
}
