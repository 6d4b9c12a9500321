package org.stele.gateway.fhir.people;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where each kind of resource names those who stand behind it, the one who answers for it first, and which kinds may only be
 * committed with a clinician's attestation. A kind that is not listed names nobody: the organisation attests it.
 */
final class AttributionTable {
    private record Row(String kind, boolean clinicianDemanded, List<String> elements) {}

    private static final Map<String, Row> ROWS = Stream.of(
                    row("AdverseEvent", false, "recorder", "contributor"),
                    row("AllergyIntolerance", false, "recorder", "asserter"),
                    row("CarePlan", false, "author", "contributor"),
                    row("CareTeam", false, "participant.member"),
                    row("Claim", false, "careTeam.provider", "provider", "enterer"),
                    row("ClinicalImpression", true, "assessor"),
                    row("Communication", false, "sender"),
                    row("Composition", true, "attester.party", "author"),
                    row("Condition", false, "recorder", "asserter"),
                    row("Consent", false, "performer"),
                    row("DetectedIssue", false, "author"),
                    row("DeviceRequest", true, "requester"),
                    row("DeviceUseStatement", false, "source"),
                    row("DiagnosticReport", false, "resultsInterpreter", "performer"),
                    row("DocumentReference", false, "authenticator", "author"),
                    row("Encounter", false, "participant.individual"),
                    row("ExplanationOfBenefit", false, "careTeam.provider", "provider", "enterer"),
                    row("Flag", false, "author"),
                    row("Goal", false, "expressedBy"),
                    row("ImagingStudy", false, "interpreter", "referrer", "series.performer.actor"),
                    row("Immunization", false, "performer.actor"),
                    row("List", false, "source"),
                    row("Media", false, "operator"),
                    row("MedicationAdministration", false, "performer.actor"),
                    row("MedicationDispense", false, "performer.actor"),
                    row("MedicationRequest", true, "requester", "recorder"),
                    row("MedicationStatement", false, "informationSource"),
                    row("NutritionOrder", true, "orderer"),
                    row("Observation", false, "performer"),
                    row("Procedure", false, "performer.actor", "recorder", "asserter"),
                    row("Provenance", false, "agent.who"),
                    row("QuestionnaireResponse", false, "author", "source"),
                    row("RiskAssessment", false, "performer"),
                    row("ServiceRequest", true, "requester"),
                    row("Specimen", false, "collection.collector"),
                    row("Task", false, "requester", "owner"),
                    row("VisionPrescription", true, "prescriber"))
            .collect(Collectors.toUnmodifiableMap(Row::kind, Function.identity()));

    private AttributionTable() {}

    private static Row row(String kind, boolean clinicianDemanded, String... elements) {
        return new Row(kind, clinicianDemanded, List.of(elements));
    }

    /** The elements in which a resource of this kind names people; none for a kind that is not listed. */
    static List<String> elementsOf(String kind) {
        Row row = ROWS.get(kind);
        return row == null ? List.of() : row.elements();
    }

    /** Whether a resource of this kind may only be committed with a clinician's attestation. */
    static boolean demandsClinician(String kind) {
        Row row = ROWS.get(kind);
        return row != null && row.clinicianDemanded();
    }
}
