package org.stele.gateway.ccda.translate;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Narrative;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.document.Notes;
import org.stele.gateway.ccda.document.RefusedDocumentException;
import org.stele.gateway.ccda.document.RefusedDocumentException.Reason;
import org.stele.gateway.ccda.fhir.Concepts;
import org.stele.gateway.ccda.fhir.Identifiers;
import org.stele.gateway.ccda.fhir.Json;
import org.stele.gateway.ccda.fhir.Keys;
import org.stele.gateway.ccda.fhir.People;
import org.stele.gateway.ccda.fhir.Quantities;
import org.stele.gateway.ccda.fhir.Times;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One document's translation while it is made: what its sections have in common. One thread. */
final class Draft {
    static final String PATIENT = "Patient";
    private static final String CATEGORY = "category";
    private static final int MOST = 2_000;
    /** Characters of what is made of a document: what stands in it once may be said of many. */
    private static final int MOST_LENGTH = 16 << 20;

    private final Element document;
    private final Header header;
    private final Names names;
    private final Identifiers identifiers;
    private final People people;
    private final Notes notes = new Notes();
    private final Times times;
    private final Concepts concepts;
    private final Quantities quantities;
    private final SharedIds shared;
    private final Map<String, Drafted> resources = new LinkedHashMap<>();
    private long length;

    Draft(Element document, Header header, Names names, Identifiers identifiers) {
        this.document = document;
        this.header = header;
        this.names = names;
        this.identifiers = identifiers;
        this.people = new People(identifiers);
        this.times = new Times(document.at("effectiveTime"), notes);
        this.concepts = new Concepts(new Narrative(document), notes);
        this.quantities = new Quantities(notes);
        this.shared = new SharedIds(document);
    }

    Element document() {
        return document;
    }

    Header header() {
        return header;
    }

    Identifiers identifiers() {
        return identifiers;
    }

    People people() {
        return people;
    }

    Times times() {
        return times;
    }

    Concepts concepts() {
        return concepts;
    }

    Quantities quantities() {
        return quantities;
    }

    void note(Note.Code code, Element where, String text) {
        notes.add(code, where, text);
    }

    List<Drafted> resources() {
        return List.copyOf(resources.values());
    }

    Translation done() {
        return new Translation(resources(), notes.all());
    }

    /** A resource about the patient by the element that says so, with the identifiers of the statement that it is made of. */
    ObjectNode resource(String kind, String subject, Element statement) {
        ObjectNode resource = Json.object("resourceType", kind);
        Json.set(resource, "identifier", identifiers.all(statement.all("id")));
        return resource.set(subject, patient());
    }

    ObjectNode patient() {
        return Json.object("reference", PATIENT + "/" + names.id(PATIENT, ""));
    }

    /** Enters the patient. */
    void addPatient(ObjectNode patient, Element where) {
        put("", patient.put("id", names.id(PATIENT, "")), Manner.ENTERS, where);
    }

    /** Enters the document itself. */
    void addDocument(ObjectNode reference) {
        String id = names.id("DocumentReference", header.series());
        put(header.series(), reference.put("id", id), Manner.IS_THE_DOCUMENT, document);
    }

    /**
     * Adds a resource under the first id that the statement has, or under what it says where it has none.
     *
     * @param ids of the statement, or of what is around it
     * @return a reference to it
     */
    ObjectNode add(ObjectNode resource, List<Element> ids, Element where) {
        Optional<String> id = Identifiers.key(ids);
        boolean isShared = id.filter(it -> shared.isShared(where, it)).isPresent();
        if (isShared) {
            note(Note.Code.DUPLICATE_ID, where, "other entries have its id: not known again by it");
        }
        String key = id.filter(_ -> !isShared)
                .map(it -> Keys.of(header.assigner(), it))
                .orElseGet(() -> content(resource));
        Drafted known = resources.get(name(resource, key));
        if (known == null) {
            return put(key, resource, where);
        }
        if (same(known.resource(), resource)) {
            categories(known.resource(), resource);
            Secrecy.mark(known.resource(), where);
            return reference(known);
        }
        note(Note.Code.DUPLICATE_ID, where, "another entry with this id says something else: entered beside it");
        String other = Keys.of(key, content(resource));
        Drafted again = resources.get(name(resource, other));
        return again == null ? put(other, resource, where) : reference(again);
    }

    private ObjectNode put(String key, ObjectNode resource, Element where) {
        resource.put("id", names.id(kind(resource), key));
        Secrecy.mark(resource, where);
        return put(key, resource, Manner.REPLACES, where);
    }

    private ObjectNode put(String key, ObjectNode resource, Manner manner, Element where) {
        if (manner != Manner.IS_THE_DOCUMENT) {
            length += key.length() + resource.toString().length();
        }
        if (resources.size() == MOST || length > MOST_LENGTH) {
            throw new RefusedDocumentException(
                    Reason.SIZE,
                    where.path(),
                    "the document speaks of more than " + MOST
                            + " things, or of them at too great length: send it in parts");
        }
        Drafted drafted = new Drafted(kind(resource), resource, manner, where.path());
        resources.put(name(resource, key), drafted);
        return reference(drafted);
    }

    private String content(ObjectNode resource) {
        Hash said = Hash.of(bare(resource).toString().getBytes(StandardCharsets.UTF_8));
        return Keys.of(header.assigner(), header.series(), said.toString());
    }

    private static String kind(JsonNode resource) {
        return resource.path("resourceType").asString("");
    }

    private static String name(JsonNode resource, String key) {
        return kind(resource) + "|" + key;
    }

    private static ObjectNode reference(Drafted drafted) {
        return Json.object("reference", drafted.address());
    }

    /** But for its id and the sections that it stands in, with their secrecy. */
    private static boolean same(ObjectNode known, ObjectNode other) {
        return bare(known).equals(bare(other));
    }

    private static ObjectNode bare(ObjectNode resource) {
        ObjectNode bare = resource.deepCopy();
        bare.remove(List.of("id", CATEGORY, Secrecy.META));
        return bare;
    }

    /** What stands in two sections has the categories of both. */
    private static void categories(ObjectNode known, ObjectNode other) {
        if (known.get(CATEGORY) instanceof ArrayNode there) {
            List<JsonNode> before = there.valueStream().toList();
            other.path(CATEGORY)
                    .valueStream()
                    .filter(it -> !before.contains(it))
                    .forEach(there::add);
        }
    }
}
