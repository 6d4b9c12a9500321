package org.stele.gateway.fhir.consent;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.consent.Restriction;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.exchange.proposal.Proposed;
import org.stele.exchange.share.Decided;
import org.stele.formats.proposal.GrantProposal;
import org.stele.formats.proposal.GrantTerms;
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
    private static final String RULES = "provision";

    private final Parties parties;
    private final Instant now;

    /** @param now the time of the state as of which they are written */
    ConsentWriter(Parties parties, Instant now) {
        this.parties = parties;
        this.now = now;
    }

    /** As the grant that was signed, or else as what it would be. */
    ObjectNode write(Proposed proposed) {
        return proposed.granted().map(this::write).orElseGet(() -> write(proposed.proposal()));
    }

    ObjectNode write(Decided decided) {
        return switch (decided) {
            case Decided.Granted granted -> write(granted);
            case Decided.Restricted restricted -> write(restricted);
        };
    }

    private ObjectNode write(GrantProposal proposal) {
        String status = switch (proposal.state()) {
            case WAITING -> "proposed";
            case SIGNED -> "active";
            case DECLINED -> "rejected";
            case EXPIRED -> "inactive";
        };
        ObjectNode consent =
                consent(proposal.grant().value(), proposal.made(), parties.thePatient(), status, Code.GRANT);
        GrantTerms terms = proposal.terms();
        permit(consent, terms.grantee(), terms.purposes(), terms.validity(), ScopeRules.permit(terms.labels()));
        return consent;
    }

    private ObjectNode write(Decided.Granted granted) {
        Grant grant = granted.grant();
        boolean counts =
                grant.revoked().isEmpty() && now.isBefore(grant.validity().until());
        ObjectNode consent = consent(granted, counts, Code.GRANT);
        Instant until = grant.revoked()
                .filter(it -> it.isBefore(grant.validity().until())
                        && it.isAfter(grant.validity().from()))
                .orElse(grant.validity().until());
        permit(
                consent,
                grant.grantee(),
                grant.purposes(),
                new Validity(grant.validity().from(), until),
                ScopeRules.permitOpened(granted.labels()));
        return consent;
    }

    private void permit(
            ObjectNode consent,
            Grantee grantee,
            SortedSet<Purpose> purposes,
            Validity validity,
            List<ObjectNode> rules) {
        consent.withObject("policyRule").withArray("coding").add(Code.DENIES_OTHERWISE.coding());
        ObjectNode provision = consent.putObject("provision");
        provision
                .putObject("period")
                .put("start", validity.from().toString())
                .put("end", validity.until().toString());
        actor(provision, grantee);
        ArrayNode codes = provision.putArray("purpose");
        purposes.forEach(purpose -> codes.add(Code.purpose(purpose.name()).coding()));
        rules.forEach(provision.putArray(RULES)::add);
    }

    private ObjectNode write(Decided.Restricted restricted) {
        Restriction restriction = restricted.restriction();
        ObjectNode consent = consent(restricted, restriction.lifted().isEmpty(), Code.RESTRICTION);
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

    private ObjectNode consent(Decided decided, boolean counts, Code policy) {
        return consent(
                decided.id(),
                decided.given().time(),
                performer(decided.given().by()),
                counts ? "active" : "inactive",
                policy);
    }

    private ObjectNode consent(RandomId id, Instant time, ObjectNode performer, String status, Code policy) {
        ObjectNode consent = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Consent")
                .put("id", Made.logical(new RecordId(id)));
        consent.putArray("identifier")
                .addObject()
                .put("system", "urn:stele:consent")
                .put("value", id.toString());
        consent.put("status", status);
        consent.set("scope", Code.PRIVACY.concept());
        consent.putArray("category").add(Code.DOCUMENT.concept());
        consent.set("patient", parties.thePatient());
        consent.put("dateTime", time.toString());
        consent.putArray("performer").add(performer);
        consent.putArray("organization").add(parties.organisation(parties.custodian()));
        consent.set("policyRule", policy.concept());
        return consent;
    }

    /** The patient on whichever of their subjects, or a seat under a mandate. */
    private ObjectNode performer(Author by) {
        return Actor.of(by).orElse(null) instanceof Actor.OfSeat(var seat)
                ? Parties.identified("PractitionerRole", "seat", seat.toString())
                : parties.thePatient();
    }

    private void actor(ObjectNode provision, Grantee grantee) {
        ObjectNode actor = provision.putArray("actor").addObject();
        ObjectNode role = Code.RECIPIENT.concept();
        grantee.power()
                .ifPresent(power ->
                        role.withArray("coding").add(Code.power(power.name()).coding()));
        actor.set("role", role);
        actor.set(
                "reference",
                grantee.seat()
                        .map(seat -> Parties.identified("PractitionerRole", "seat", seat.toString()))
                        .orElseGet(() -> parties.organisation(grantee.organisation())));
    }
}
