package org.stele.gateway.fhir;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a responder sees first under break-glass, whatever its sensitivity: allergies, current problems, current medicines,
 * implants, immunizations and directives. A pure function of a resource's kind and status; what was entered in error or
 * refuted is never in it.
 */
public final class EmergencySet {
    private static final Set<String> NOT_TRUE = Set.of("entered-in-error", "refuted");
    private static final Set<String> CURRENT = Set.of("active", "recurrence", "relapse");

    private EmergencySet() {}

    /**
     * Whether a resource belongs to the set.
     *
     * @param resource of sound structure
     */
    public static boolean includes(JsonNode resource) {
        String status = resource.path("status").asString("");
        if (NOT_TRUE.contains(status) || NOT_TRUE.contains(concept(resource, "verificationStatus"))) {
            return false;
        }
        return switch (resource.path("resourceType").asString("")) {
            case "AllergyIntolerance" -> isCurrent(resource);
            case "Condition" -> isCurrent(resource);
            case "MedicationRequest" -> status.equals("active") || status.equals("on-hold");
            case "MedicationStatement" ->
                Set.of("active", "intended", "on-hold", "unknown").contains(status);
            case "Device" -> status.isEmpty() || status.equals("active");
            case "DeviceUseStatement" -> status.equals("active") || status.equals("on-hold");
            case "Immunization" -> status.equals("completed");
            case "Consent" -> status.equals("active");
            case "Flag" -> status.equals("active");
            default -> false;
        };
    }

    /** Where the clinical status is not said, the problem counts as current: doubt never hides an allergy. */
    private static boolean isCurrent(JsonNode resource) {
        String clinical = concept(resource, "clinicalStatus");
        return clinical.isEmpty() || CURRENT.contains(clinical);
    }

    private static String concept(JsonNode resource, String element) {
        return resource.path(element).path("coding").path(0).path("code").asString("");
    }
}
