package org.stele.gateway.fhir.rest;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.search.query.PixQuery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The other identifiers of a patient, who may have several charts, as Parameters (IHE PIXm 3.0.4, ITI-83 response). */
final class CrossReference {
    private CrossReference() {}

    /**
     * @param patients the same person's, none twice
     * @param base this server's own address
     */
    static Bytes of(List<? extends JsonNode> patients, PixQuery query, String base) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
        patients.forEach(patient -> addIdentifiers(parameters, patient, query));
        if (query.targets().isEmpty()) {
            patients.forEach(patient -> parameters
                    .addObject()
                    .put("name", "targetId")
                    .putObject("valueReference")
                    .put("reference", base + "/Patient/" + patient.path("id").asString("")));
        }
        if (!parameters.isEmpty()) {
            answer.set("parameter", parameters);
        }
        return CanonicalJson.write(answer);
    }

    private static void addIdentifiers(ArrayNode parameters, JsonNode patient, PixQuery query) {
        for (JsonNode identifier : patient.path("identifier")) {
            String system = identifier.path("system").asString("");
            String value = identifier.path("value").asString("");
            if (!system.isEmpty() && !value.isEmpty() && query.wants(system, value)) {
                parameters.addObject().put("name", "targetIdentifier").set("valueIdentifier", identifier);
            }
        }
    }
}
