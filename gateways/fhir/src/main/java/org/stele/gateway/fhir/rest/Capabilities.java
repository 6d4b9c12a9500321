package org.stele.gateway.fhir.rest;

import java.time.Instant;
import java.util.List;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.search.parameter.ParameterType;
import org.stele.gateway.fhir.search.parameter.SearchParameter;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The CapabilityStatement: exactly what is there (R4 capabilitystatement.html). */
public final class Capabilities {
    private static final List<String> INTERACTIONS = List.of("read", "vread", "history-instance", "search-type");

    private final SearchParameters parameters;
    private final Instant since;

    /**
     * What this program can.
     *
     * @param since when this server started
     */
    public Capabilities(SearchParameters parameters, Instant since) {
        this.parameters = parameters;
        this.since = since;
    }

    /**
     * The statement.
     *
     * @param base this server's own address
     */
    public Answer statement(String base) {
        ObjectNode statement = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "CapabilityStatement")
                .put("status", "active")
                .put("date", since.toString())
                .put("kind", "instance")
                .put("fhirVersion", "4.0.1");
        statement.putObject("software").put("name", "Stele");
        statement.putObject("implementation").put("description", "A Stele node").put("url", base);
        statement.putArray("format").add("application/fhir+json").add("json");
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        rest.putObject("security")
                .put("description", "Each request is signed with a seat's key in the header Stele-Request.");
        ArrayNode resources = rest.putArray("resource");
        parameters.kinds().forEach(kind -> resource(resources.addObject(), kind));
        return Answer.of(CanonicalJson.write(statement));
    }

    private void resource(ObjectNode resource, String kind) {
        resource.put("type", kind);
        ArrayNode interactions = resource.putArray("interaction");
        INTERACTIONS.forEach(it -> interactions.addObject().put("code", it));
        resource.put("versioning", "versioned").put("readHistory", true).put("conditionalRead", "not-supported");
        List<SearchParameter> references = parameters.of(kind).values().stream()
                .filter(it -> it.type() == ParameterType.REFERENCE)
                .toList();
        if (!references.isEmpty()) {
            ArrayNode includes = resource.putArray("searchInclude");
            references.forEach(it -> includes.add(kind + ":" + it.name()));
        }
        ArrayNode search = resource.putArray("searchParam");
        search.addObject().put("name", "_id").put("type", "token");
        parameters
                .of(kind)
                .values()
                .forEach(it -> search.addObject()
                        .put("name", it.name())
                        .put("type", it.type().code()));
    }
}
