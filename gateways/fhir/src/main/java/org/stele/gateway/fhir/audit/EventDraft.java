package org.stele.gateway.fhir.audit;

import java.time.Instant;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.RandomId;
import org.stele.gateway.fhir.audit.Identified.Kind;
import org.stele.gateway.fhir.made.Made;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An AuditEvent while it is written (R4 auditevent.html). */
final class EventDraft {
    private static final String OK = "0";
    private static final String MINOR = "4";
    private static final String SERIOUS = "8";
    private static final Coding RECIPIENT = Coding.terminology("v3-ParticipationType", "IRCP", "information recipient");
    private static final Coding AUTHOR = Coding.terminology("v3-ParticipationType", "AUT", "author (originator)");

    private final RecordId id;
    private final Instant recorded;
    private final Pattern pattern;
    private final ObjectNode event = JsonNodeFactory.instance.objectNode();

    EventDraft(RecordId id, Pattern pattern, Coding own, Instant recorded) {
        this.id = id;
        this.recorded = recorded;
        this.pattern = pattern;
        event.put("resourceType", "AuditEvent").put("id", Made.logical(id));
        event.set("type", pattern.type().node());
        pattern.subtypes().forEach(subtype -> event.withArray("subtype").add(subtype.node()));
        event.withArray("subtype").add(own.node());
        if (pattern.isEmergency()) {
            purpose("BTG");
        }
        event.put("action", pattern.action()).put("recorded", recorded.toString());
    }

    /** A denied decision counts as BALP has it; another refusal is the asker's to mend. */
    EventDraft outcome(boolean isOk, String code) {
        if (isOk) {
            event.put("outcome", OK);
        } else {
            event.put("outcome", pattern.isDecision() ? SERIOUS : MINOR).put("outcomeDesc", code);
        }
        return this;
    }

    EventDraft purpose(String code) {
        event.withArray("purposeOfEvent").add(Coding.purpose(code).concept());
        return this;
    }

    /** Who did it. */
    EventDraft requestor(ObjectNode who) {
        user(who);
        return this;
    }

    /** Who did it, and under which permission. */
    EventDraft requestor(ObjectNode who, String policy) {
        user(who).putArray("policy").add(policy);
        return this;
    }

    private ObjectNode user(ObjectNode who) {
        Coding role = pattern.isAsked() ? RECIPIENT : AUTHOR;
        return agent(role, who).put("requestor", true);
    }

    /** Whoever else had a part in it. */
    EventDraft party(Coding role, ObjectNode who) {
        agent(role, who).put("requestor", false);
        return this;
    }

    private ObjectNode agent(Coding role, ObjectNode who) {
        ObjectNode agent = event.withArray("agent").addObject();
        agent.set("type", role.concept());
        agent.set("who", who);
        return agent;
    }

    EventDraft source(Coding type, ObjectNode observer) {
        ObjectNode source = event.putObject("source");
        source.set("observer", observer);
        source.putArray("type").add(type.node());
        return this;
    }

    EventDraft patient(ObjectNode what) {
        ObjectNode entity = event.withArray("entity").addObject();
        entity.set("what", what);
        entity.set(
                "type", Coding.terminology("audit-entity-type", "1", "Person").node());
        entity.set("role", Coding.terminology("object-role", "1", "Patient").node());
        return this;
    }

    EventDraft data(Kind kind, RandomId record) {
        ObjectNode entity = event.withArray("entity").addObject();
        entity.set("what", Identified.of(kind, record.toString()));
        return system(entity);
    }

    /** Where they are too many for the journal to name them. */
    EventDraft data(int count) {
        ObjectNode entity = event.withArray("entity").addObject();
        entity.putArray("detail").addObject().put("type", "records").put("valueString", String.valueOf(count));
        return system(entity);
    }

    private EventDraft system(ObjectNode entity) {
        entity.set(
                "type",
                Coding.terminology("audit-entity-type", "2", "System Object").node());
        entity.set(
                "role",
                Coding.terminology("object-role", "4", "Domain Resource").node());
        return this;
    }

    EventDraft consent(RandomId id) {
        ObjectNode entity = event.withArray("entity").addObject();
        entity.set("what", Identified.of(Kind.CONSENT, id.toString()));
        entity.set("type", new Coding("http://hl7.org/fhir/resource-types", "Consent", "Consent").node());
        return this;
    }

    /** Something that the trail has an identifier of. */
    EventDraft about(Kind kind, String value) {
        ObjectNode entity = event.withArray("entity").addObject();
        entity.set("what", Identified.of(kind, value));
        entity.set("type", Coding.terminology("audit-entity-type", "4", "Other").node());
        return this;
    }

    Made done() {
        return new Made(id, recorded, event);
    }
}
