package org.stele.gateway.fhir.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.consent.Restriction;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.share.Decided;
import org.stele.exchange.trail.TrailLines;
import org.stele.gateway.fhir.made.Made;
import org.stele.ledger.contract.Author;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes grants and restrictions as Consents (R4 consent.html). The root rule says whom and when, and for which purposes; the rules within
 * it what is permitted or denied there. A grant denies what it does not permit; a restriction permits nothing, and denies whatever is
 * granted.
 */
final class ConsentWriter {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private static final String RULES = "provision";

    private final TrailLines trail;
    private final Instant now;

    /** @param now the time of the state as of which they are written */
    ConsentWriter(TrailLines trail, Instant now) {
        this.trail = trail;
        this.now = now;
    }

    ObjectNode write(Decided decided) {
        return switch (decided) {
            case Decided.Granted granted -> write(granted);
            case Decided.Restricted restricted -> write(restricted);
        };
    }

    private ObjectNode write(Decided.Granted granted) {
        Grant grant = granted.grant();
        boolean counts =
                grant.revoked().isEmpty() && now.isBefore(grant.validity().until());
        ObjectNode consent = consent(granted, counts, "GRANT");
        consent.withObject("policyRule").withArray("coding").add(coding(TERMINOLOGY + "v3-ActCode", "OPTOUT"));
        ObjectNode provision = consent.putObject("provision");
        Instant until = grant.revoked()
                .filter(it -> it.isBefore(grant.validity().until())
                        && it.isAfter(grant.validity().from()))
                .orElse(grant.validity().until());
        provision
                .putObject("period")
                .put("start", grant.validity().from().toString())
                .put("end", until.toString());
        actor(provision, grant.grantee());
        ArrayNode purposes = provision.putArray("purpose");
        grant.purposes().forEach(purpose -> purposes.add(coding(TERMINOLOGY + "v3-ActReason", purpose.name())));
        ScopeRules.permit(granted.labels()).forEach(provision.putArray(RULES)::add);
        return consent;
    }

    private ObjectNode write(Decided.Restricted restricted) {
        Restriction restriction = restricted.restriction();
        ObjectNode consent = consent(restricted, restriction.lifted().isEmpty(), "RESTRICTION");
        ObjectNode provision = consent.putObject("provision");
        ObjectNode period =
                provision.putObject("period").put("start", restriction.since().toString());
        restriction.lifted().ifPresent(time -> period.put("end", time.toString()));
        restriction.against().ifPresent(id -> actor(provision, Grantee.organisation(id)));
        List<ObjectNode> rules =
                restriction.scope().isPresent() ? ScopeRules.deny(restricted.labels()) : ScopeRules.denyAll();
        rules.forEach(provision.putArray(RULES)::add);
        return consent;
    }

    private ObjectNode consent(Decided decided, boolean counts, String policy) {
        ObjectNode consent = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Consent")
                .put("id", Made.logical(new RecordId(decided.id())));
        consent.putArray("identifier")
                .addObject()
                .put("system", "urn:stele:consent")
                .put("value", decided.id().toString());
        consent.put("status", counts ? "active" : "inactive");
        consent.set("scope", concept(TERMINOLOGY + "consentscope", "patient-privacy"));
        consent.putArray("category").add(concept("http://loinc.org", "59284-0"));
        consent.set("patient", patient());
        consent.put("dateTime", decided.given().time().toString());
        consent.putArray("performer").add(performer(decided.given().by()));
        consent.putArray("organization").add(organisation(trail.custodian()));
        consent.set("policyRule", concept("urn:stele:policy", policy));
        return consent;
    }

    /** The patient on whichever of their subjects, or a seat under a mandate. */
    private ObjectNode performer(Author by) {
        return Actor.of(by).orElse(null) instanceof Actor.OfSeat(var seat)
                ? identified("PractitionerRole", "seat", seat.toString())
                : patient();
    }

    private void actor(ObjectNode provision, Grantee grantee) {
        ObjectNode actor = provision.putArray("actor").addObject();
        ObjectNode role = concept(TERMINOLOGY + "v3-ParticipationType", "IRCP");
        grantee.power().ifPresent(power -> role.withArray("coding").add(coding("urn:stele:power", power.name())));
        actor.set("role", role);
        actor.set(
                "reference",
                grantee.seat()
                        .map(seat -> identified("PractitionerRole", "seat", seat.toString()))
                        .orElseGet(() -> organisation(grantee.organisation())));
    }

    private ObjectNode patient() {
        ObjectNode reference = JsonNodeFactory.instance.objectNode().put("type", "Patient");
        trail.patient()
                .ifPresentOrElse(
                        address -> reference.put("reference", address), () -> reference.put("display", "the patient"));
        return reference;
    }

    private ObjectNode organisation(OrganisationId id) {
        ObjectNode reference = identified("Organization", "org", id.toString());
        Optional.ofNullable(trail.names().get(id)).ifPresent(name -> reference.put("display", name.value()));
        return reference;
    }

    private static ObjectNode identified(String type, String kind, String value) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode().put("type", type);
        reference.putObject("identifier").put("system", "urn:stele:" + kind).put("value", value);
        return reference;
    }

    private static ObjectNode concept(String system, String code) {
        ObjectNode concept = JsonNodeFactory.instance.objectNode();
        concept.putArray("coding").add(coding(system, code));
        return concept;
    }

    private static ObjectNode coding(String system, String code) {
        return JsonNodeFactory.instance.objectNode().put("system", system).put("code", code);
    }
}
