package org.stele.gateway.fhir.people;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where each kind of resource names those who stand behind it, the one who answers for it first, and which kinds may only be
 * committed with a clinician's attestation. A kind that is not listed names nobody: the organisation attests it.
 */
enum AttributionTable {
    ADVERSE_EVENT("AdverseEvent", false, "recorder", "contributor"),
    ALLERGY_INTOLERANCE("AllergyIntolerance", false, "recorder", "asserter"),
    CARE_PLAN("CarePlan", false, "author", "contributor"),
    CARE_TEAM("CareTeam", false, "participant.member"),
    CLAIM("Claim", false, "careTeam.provider", "provider", "enterer"),
    CLINICAL_IMPRESSION("ClinicalImpression", true, "assessor"),
    COMMUNICATION("Communication", false, "sender"),
    COMPOSITION("Composition", true, "attester.party", "author"),
    CONDITION("Condition", false, "recorder", "asserter"),
    CONSENT("Consent", false, "performer"),
    DETECTED_ISSUE("DetectedIssue", false, "author"),
    DEVICE_REQUEST("DeviceRequest", true, "requester"),
    DEVICE_USE("DeviceUseStatement", false, "source"),
    DIAGNOSTIC_REPORT("DiagnosticReport", false, "resultsInterpreter", "performer"),
    DOCUMENT_REFERENCE("DocumentReference", false, "authenticator", "author"),
    ENCOUNTER("Encounter", false, "participant.individual"),
    EXPLANATION_OF_BENEFIT("ExplanationOfBenefit", false, "careTeam.provider", "provider", "enterer"),
    FLAG("Flag", false, "author"),
    GOAL("Goal", false, "expressedBy"),
    IMAGING_STUDY("ImagingStudy", false, "interpreter", "referrer", "series.performer.actor"),
    IMMUNIZATION("Immunization", false, "performer.actor"),
    LIST("List", false, "source"),
    MEDIA("Media", false, "operator"),
    MEDICATION_ADMINISTRATION("MedicationAdministration", false, "performer.actor"),
    MEDICATION_DISPENSE("MedicationDispense", false, "performer.actor"),
    MEDICATION_REQUEST("MedicationRequest", true, "requester", "recorder"),
    MEDICATION_STATEMENT("MedicationStatement", false, "informationSource"),
    NUTRITION_ORDER("NutritionOrder", true, "orderer"),
    OBSERVATION("Observation", false, "performer"),
    PROCEDURE("Procedure", false, "performer.actor", "recorder", "asserter"),
    PROVENANCE("Provenance", false, "agent.who"),
    QUESTIONNAIRE_RESPONSE("QuestionnaireResponse", false, "author", "source"),
    RISK_ASSESSMENT("RiskAssessment", false, "performer"),
    SERVICE_REQUEST("ServiceRequest", true, "requester"),
    SPECIMEN("Specimen", false, "collection.collector"),
    TASK("Task", false, "requester", "owner"),
    VISION_PRESCRIPTION("VisionPrescription", true, "prescriber");

    private static final Map<String, AttributionTable> BY_KIND =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(row -> row.kind, row -> row));

    private final String kind;
    private final boolean clinicianDemanded;
    private final List<String> elements;

    AttributionTable(String kind, boolean clinicianDemanded, String... elements) {
        this.kind = kind;
        this.clinicianDemanded = clinicianDemanded;
        this.elements = List.of(elements);
    }

    /** The elements in which a resource of this kind names people; none for a kind that is not listed. */
    static List<String> elementsOf(String kind) {
        AttributionTable row = BY_KIND.get(kind);
        return row == null ? List.of() : row.elements;
    }

    /** Whether a resource of this kind may only be committed with a clinician's attestation. */
    static boolean demandsClinician(String kind) {
        AttributionTable row = BY_KIND.get(kind);
        return row != null && row.clinicianDemanded;
    }
}
