package org.stele.gateway.fhir.rest;

import java.util.List;
import java.util.stream.Stream;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Bytes;
import org.stele.exchange.identify.KnownAs;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.search.query.PixQuery;
import org.stele.vault.subject.Identifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The other identifiers of a patient, who may have several charts, as Parameters (IHE PIXm 3.0.4, ITI-83 response). */
final class CrossReference {
    private static final String SYSTEM = "urn:stele:org";

    private CrossReference() {}

    /**
     * @param patients the same person's here, none twice
     * @param base this server's own address
     */
    static Bytes of(List<? extends JsonNode> patients, Elsewhere elsewhere, PixQuery query, String base) {
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
        elsewhere
                .answers()
                .forEach((organisation, told) ->
                        told.people().forEach(known -> addKnown(parameters, organisation, known)));
        if (!elsewhere.silent().isEmpty()) {
            parameters.addObject().put("name", "outcome").set("resource", outcome(elsewhere));
        }
        if (!parameters.isEmpty()) {
            answer.set("parameter", parameters);
        }
        return CanonicalJson.write(answer);
    }

    /** Each with who says so; first the number that the organisation itself has for them, towards this one. */
    private static void addKnown(ArrayNode parameters, OrganisationId organisation, KnownAs known) {
        String own = PixQuery.ORGANISATION + organisation;
        Stream<Identifier> all =
                Stream.concat(Stream.of(new Identifier(own, known.subject().toString())), known.identifiers().stream());
        all.forEach(identifier -> {
            ObjectNode value = parameters
                    .addObject()
                    .put("name", "targetIdentifier")
                    .putObject("valueIdentifier")
                    .put("system", identifier.authority())
                    .put("value", identifier.value());
            value.putObject("assigner")
                    .putObject("identifier")
                    .put("system", SYSTEM)
                    .put("value", organisation.toString());
        });
    }

    /** That something may be missing, and whose. */
    private static ObjectNode outcome(Elsewhere elsewhere) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        ArrayNode issues = outcome.putArray("issue");
        elsewhere
                .silent()
                .forEach(organisation -> issues.addObject()
                        .put("severity", "warning")
                        .put("code", "incomplete")
                        .put(
                                "diagnostics",
                                "The organisation " + organisation
                                        + " did not answer in time, or refused: ask again."));
        return outcome;
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
