package org.stele.gateway.fhir.audit;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A code of a code system. */
record Coding(String system, String code, String display) {
    static Coding dicom(String code, String display) {
        return new Coding("http://dicom.nema.org/resources/ontology/DCM", code, display);
    }

    static Coding interaction(String code) {
        return new Coding("http://hl7.org/fhir/restful-interaction", code, code);
    }

    /** Of ISO 21089, what happens to a record in its life. */
    static Coding lifecycle(String code, String display) {
        return terminology("iso-21089-lifecycle", code, display + " Record Lifecycle Event");
    }

    static Coding terminology(String system, String code, String display) {
        return new Coding("http://terminology.hl7.org/CodeSystem/" + system, code, display);
    }

    /** HL7 v3 PurposeOfUse, as trail and journal have it. */
    static Coding purpose(String code) {
        return terminology("v3-ActReason", code, "");
    }

    ObjectNode node() {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("system", system).put("code", code);
        if (!display.isEmpty()) {
            node.put("display", display);
        }
        return node;
    }

    /** A CodeableConcept with this as its one coding. */
    ObjectNode concept() {
        ObjectNode concept = JsonNodeFactory.instance.objectNode();
        ArrayNode codings = concept.putArray("coding");
        codings.add(node());
        return concept;
    }
}
