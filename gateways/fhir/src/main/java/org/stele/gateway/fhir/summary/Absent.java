package org.stele.gateway.fhir.summary;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a section that must be there says where there is nothing to say: that nothing is known, and never that there is nothing (IPS 1.1,
 * CodeSystem-absent-unknown-uv-ips). What is kept back is not told from what never was.
 */
enum Absent {
    PROBLEM("Condition", "no-problem-info", "No information about problems"),
    ALLERGY("AllergyIntolerance", "no-allergy-info", "No information about allergies"),
    MEDICATION("MedicationStatement", "no-medication-info", "No information about medications");

    private static final String SYSTEM = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private final String kind;
    private final String code;
    private final String display;

    Absent(String kind, String code, String display) {
        this.kind = kind;
        this.code = code;
        this.display = display;
    }

    String display() {
        return display;
    }

    /** The resource, of a patient at this address. */
    ObjectNode resource(String id, String patient) {
        ObjectNode resource =
                JsonNodeFactory.instance.objectNode().put("resourceType", kind).put("id", id);
        switch (this) {
            case PROBLEM -> problem(resource, patient);
            case ALLERGY -> allergy(resource, patient);
            case MEDICATION -> medication(resource, patient);
        }
        return resource;
    }

    private void problem(ObjectNode resource, String patient) {
        coding(resource, "clinicalStatus", TERMINOLOGY + "condition-clinical", "active");
        coding(resource, "code", SYSTEM, code).put("display", display);
        resource.putObject("subject").put("reference", patient);
    }

    private void allergy(ObjectNode resource, String patient) {
        coding(resource, "clinicalStatus", TERMINOLOGY + "allergyintolerance-clinical", "active");
        coding(resource, "code", SYSTEM, code).put("display", display);
        resource.putObject("patient").put("reference", patient);
    }

    private void medication(ObjectNode resource, String patient) {
        resource.put("status", "unknown");
        coding(resource, "medicationCodeableConcept", SYSTEM, code).put("display", display);
        resource.putObject("subject").put("reference", patient);
        resource.putObject("_effectiveDateTime")
                .putArray("extension")
                .addObject()
                .put("url", REASON)
                .put("valueCode", "unknown");
    }

    private static ObjectNode coding(ObjectNode resource, String element, String system, String code) {
        return resource.putObject(element)
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code);
    }
}
