package org.stele.gateway.hl7v2.translate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.fhir.Identifiers;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.fhir.People;
import org.stele.gateway.hl7v2.fhir.Tables;
import org.stele.gateway.hl7v2.fhir.Times;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Message;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.gateway.hl7v2.message.Segment;
import tools.jackson.databind.node.ObjectNode;

/** One message's translation while it is made: what its segments have in common. One thread. */
final class Draft {
    static final String PATIENT = "Patient";
    static final String ENCOUNTER = "Encounter";

    private static final int MOST = 1_000;

    private final Message message;
    private final Names names;
    private final Times times;
    private final Identifiers identifiers;
    private final People people;
    private final List<Drafted> resources = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final List<Note> notes = new ArrayList<>();
    private Optional<Instant> reported = Optional.empty();

    Draft(Message message, Names names, Times times, Authorities authorities) {
        this.message = message;
        this.names = names;
        this.times = times;
        this.identifiers = new Identifiers(authorities, message.sender());
        this.people = new People(identifiers);
    }

    Message message() {
        return message;
    }

    Times times() {
        return times;
    }

    Identifiers identifiers() {
        return identifiers;
    }

    People people() {
        return people;
    }

    Translation done() {
        return new Translation(resources, notes);
    }

    List<Drafted> resources() {
        return resources;
    }

    /** A new resource of this kind and key, about the patient by the element that says so. */
    ObjectNode resource(String kind, String key, String subject) {
        ObjectNode resource = Json.object("resourceType", kind).put("id", names.id(kind, key));
        return resource.set(subject, reference(PATIENT, ""));
    }

    ObjectNode resource(String kind, String key) {
        return resource(kind, key, "subject");
    }

    ObjectNode patient() {
        return Json.object("resourceType", PATIENT).put("id", names.id(PATIENT, ""));
    }

    ObjectNode reference(String kind, String key) {
        return Json.object("reference", kind + "/" + names.id(kind, key));
    }

    /** What is added from here on belongs to a result of this time, until the next is said. */
    void reported(Optional<Instant> time) {
        reported = time;
    }

    /** Says in which visit it was, where the message says it. */
    void inVisit(ObjectNode resource) {
        visit().ifPresent(key -> resource.set("encounter", reference(ENCOUNTER, key)));
    }

    Optional<String> visit() {
        return resources.stream()
                .filter(drafted -> drafted.kind().equals(ENCOUNTER))
                .map(Drafted::key)
                .findFirst();
    }

    void add(String kind, String key, ObjectNode resource, Manner manner, Segment of) {
        add(new Drafted(kind, key, resource, manner, of.place(0), false, reported));
    }

    /** One that changes, or takes back, what was told before. */
    void addChange(String kind, String key, ObjectNode resource, Manner manner, Segment of) {
        add(new Drafted(kind, key, resource, manner, of.place(0), true, reported));
    }

    private void add(Drafted drafted) {
        if (resources.size() == MOST) {
            throw RefusedMessageException.rejected(
                    ErrorCode.VALUE_TOO_LONG,
                    drafted.place(),
                    "the message speaks of more than " + MOST + " things: send it in parts");
        }
        resources.add(drafted);
        known.add(drafted.kind() + "|" + drafted.key());
    }

    boolean has(String kind, String key) {
        return known.contains(kind + "|" + key);
    }

    void note(ErrorCode code, Segment segment, int field, String text) {
        if (notes.size() == MOST) {
            throw RefusedMessageException.rejected(
                    ErrorCode.VALUE_TOO_LONG,
                    segment.place(field),
                    "more than " + MOST
                            + " parts of the message would be left out: correct what sends, or send it in parts");
        }
        notes.add(new Note(code, segment.place(field), text));
    }

    /** Puts the field's time as FHIR's, by one of the forms of {@link Times}; notes what is none. */
    void time(
            ObjectNode resource, String element, Segment segment, int field, Function<String, Optional<String>> form) {
        String value = segment.value(field);
        Optional<String> time = form.apply(value);
        Json.put(resource, element, time);
        if (!value.isEmpty() && time.isEmpty()) {
            note(ErrorCode.DATA_TYPE, segment, field, "no time, or not exact enough: left out");
        }
    }

    /** Puts the code that stands for the field's by a table; notes one that has none. */
    void code(ObjectNode resource, String element, Segment segment, int field, String table) {
        String value = segment.value(field);
        Optional<String> code = Tables.code(table, value);
        Json.put(resource, element, code);
        if (!value.isEmpty() && code.isEmpty()) {
            note(ErrorCode.TABLE_VALUE_NOT_FOUND, segment, field, "FHIR has no code for this one: left out");
        }
    }

    /** What takes the field's place in FHIR must be there. */
    static RefusedMessageException missing(Segment segment, int field, String text) {
        return RefusedMessageException.inError(ErrorCode.REQUIRED_FIELD_MISSING, segment.place(field), text);
    }
}
