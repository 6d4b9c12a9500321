package org.stele.gateway.fhir.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.patch.JsonPatching;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The CapabilityStatement: exactly what is there (R4 capabilitystatement.html). */
public final class Capabilities {
    private static final List<String> INTERACTIONS = List.of("read", "vread", "history-instance", "search-type");

    /** The operations of each kind, and where the standard defines them. */
    private static final Map<String, Map<String, String>> OPERATIONS = Map.of(
            "Patient",
            new TreeMap<>(Map.of(
                    "everything",
                    "http://hl7.org/fhir/OperationDefinition/Patient-everything",
                    "export",
                    "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export",
                    "ihe-pix",
                    "https://profiles.ihe.net/ITI/PIXm/OperationDefinition/IHE.PIXm.pix",
                    "match",
                    "http://hl7.org/fhir/OperationDefinition/Patient-match",
                    "summary",
                    "http://hl7.org/fhir/uv/ips/OperationDefinition/summary")),
            "Observation",
            Map.of("lastn", "http://hl7.org/fhir/OperationDefinition/Observation-lastn"));

    private static final Map<String, String> FOR_ALL = new TreeMap<>(Map.of(
            "validate", "http://hl7.org/fhir/OperationDefinition/Resource-validate",
            "proof", "urn:stele:operation:proof"));

    /** What is answered otherwise than by the charts. */
    private static final Map<String, String> DOCUMENTATION = Map.of(
            "AuditEvent",
            "A patient, who signs with a key of their own, reads and searches the trail of their own, which"
                    + " nobody else does, and $proof of the type proves it complete; clinicians find those that were"
                    + " taken in.",
            "Consent",
            "A patient reads and searches what they granted and kept back, which nobody else does here, and what they are asked"
                    + " to grant; clinicians find those that were taken in. What is created with the status proposed or draft"
                    + " asks the patient for a grant: clinicians read it by its id, and it is refused where no grant can say it.",
            "Task",
            "A patient reads and searches what they are asked to grant, one Task for each proposed Consent, which clinicians read"
                    + " by its id; clinicians find those that were taken in.",
            "Provenance",
            "There is one of each version that may be seen, made of what the ledger has of it, under the version's"
                    + " meta.versionId as its id; it is not written. Those that were taken in are there beside them.");

    private final SearchParameters parameters;
    private final WritableKinds writable;
    private final ReferenceNames references;
    private final Instant since;

    /** Made once: anyone may ask for the statement, and it is long. */
    private final ArrayNode resources = JsonNodeFactory.instance.arrayNode();

    /**
     * What this program can.
     *
     * @param since when this server started
     */
    public Capabilities(SearchParameters parameters, Instant since) {
        this.parameters = parameters;
        this.writable = new WritableKinds(parameters);
        this.references = new ReferenceNames(parameters);
        this.since = since;
        parameters.kinds().forEach(kind -> resource(resources.addObject(), kind));
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
        statement
                .putArray("format")
                .add("application/fhir+json")
                .add("application/fhir+xml")
                .add("json")
                .add("xml");
        statement.putArray("patchFormat").add(JsonPatching.MEDIA_TYPE);
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        rest.put(
                "documentation",
                "Reads and searches take _summary and _elements; searches _total, and totals are exact; references take"
                        + " :identifier.");
        rest.putObject("security")
                .put(
                        "description",
                        "Each request is signed in the header Stele-Request, with a seat's key or a patient's; where there is"
                                + " .well-known/smart-configuration, access tokens read and search too.");
        rest.set("resource", resources);
        ArrayNode interactions = rest.putArray("interaction");
        interactions
                .addObject()
                .put("code", "transaction")
                .put(
                        "documentation",
                        "Adds, changes, deletes and reads what is of one patient, all of it or nothing; at most 200 entries.");
        interactions.addObject().put("code", "batch");
        rest.putArray("operation")
                .addObject()
                .put("name", "export")
                .put("definition", "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export");
        return Answer.of(CanonicalJson.write(statement));
    }

    private void resource(ObjectNode resource, String kind) {
        resource.put("type", kind);
        Optional.ofNullable(DOCUMENTATION.get(kind)).ifPresent(text -> resource.put("documentation", text));
        ArrayNode interactions = resource.putArray("interaction");
        Stream.concat(INTERACTIONS.stream(), written(kind))
                .forEach(it -> interactions.addObject().put("code", it));
        resource.put("versioning", "versioned").put("readHistory", true).put("conditionalRead", "full-support");
        conditions(resource, kind);
        List<String> referred = references.from(kind);
        if (!referred.isEmpty()) {
            ArrayNode includes = resource.putArray("searchInclude");
            referred.forEach(includes::add);
        }
        List<String> referring = references.to(kind);
        if (!referring.isEmpty()) {
            ArrayNode reverse = resource.putArray("searchRevInclude");
            referring.forEach(reverse::add);
        }
        operations(resource, kind);
        ArrayNode search = resource.putArray("searchParam");
        search.addObject().put("name", "_id").put("type", "token");
        search.addObject().put("name", "_lastUpdated").put("type", "date");
        parameters
                .of(kind)
                .values()
                .forEach(it -> search.addObject()
                        .put("name", it.name())
                        .put("type", it.type().code()));
        parameters
                .compositesOf(kind)
                .forEach(it -> search.addObject().put("name", it.name()).put("type", "composite"));
    }

    private Stream<String> written(String kind) {
        return Stream.of(
                        writable.canCreate(kind) ? "create" : "",
                        writable.canUpdate(kind) ? "update" : "",
                        writable.canUpdate(kind) ? "patch" : "",
                        writable.canDelete(kind) ? "delete" : "")
                .filter(it -> !it.isEmpty());
    }

    private void conditions(ObjectNode resource, String kind) {
        resource.put("updateCreate", false)
                .put("conditionalCreate", writable.canCreate(kind))
                .put("conditionalUpdate", writable.canCreate(kind))
                .put("conditionalDelete", writable.canDelete(kind) ? "single" : "not-supported");
    }

    private static void operations(ObjectNode resource, String kind) {
        ArrayNode operations = resource.putArray("operation");
        Stream.of(OPERATIONS.getOrDefault(kind, Map.of()), FOR_ALL)
                .forEach(some -> some.forEach((name, definition) ->
                        operations.addObject().put("name", name).put("definition", definition)));
    }
}
