package org.stele.gateway.fhir.consent;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A code of a system. */
record Code(String system, String code) {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final Set<String> CODING = Set.of("system", "code", "display");

    static final Code PRIVACY = new Code(TERMINOLOGY + "consentscope", "patient-privacy");
    static final Code DOCUMENT = new Code("http://loinc.org", "59284-0");
    static final Code GRANT = new Code("urn:stele:policy", "GRANT");
    static final Code RESTRICTION = new Code("urn:stele:policy", "RESTRICTION");
    static final Code DENIES_OTHERWISE = actCode("OPTOUT");
    static final Code RECIPIENT = new Code(TERMINOLOGY + "v3-ParticipationType", "IRCP");

    private static final String PURPOSE = TERMINOLOGY + "v3-ActReason";
    private static final String POWER = "urn:stele:power";

    static Code actCode(String code) {
        return new Code(TERMINOLOGY + "v3-ActCode", code);
    }

    static Code purpose(String code) {
        return new Code(PURPOSE, code);
    }

    static Code power(String code) {
        return new Code(POWER, code);
    }

    ObjectNode coding() {
        return JsonNodeFactory.instance.objectNode().put("system", system).put("code", code);
    }

    ObjectNode concept() {
        ObjectNode concept = JsonNodeFactory.instance.objectNode();
        concept.putArray("coding").add(coding());
        return concept;
    }

    /** A coding, of which nothing else than its system, code and display is meant. */
    static Code read(JsonNode coding, String path, Findings findings) {
        findings.only(coding, path, CODING);
        return new Code(coding.path("system").asString(""), coding.path("code").asString(""));
    }

    /** Those of a concept. */
    static List<Code> all(JsonNode concept, String path, Findings findings) {
        findings.only(concept, path, Set.of("coding"));
        JsonNode codings = concept.path("coding");
        return IntStream.range(0, codings.size())
                .mapToObj(i -> read(codings.path(i), path + ".coding[" + i + "]", findings))
                .toList();
    }
}
