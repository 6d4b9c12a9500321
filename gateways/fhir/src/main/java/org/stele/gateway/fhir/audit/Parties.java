package org.stele.gateway.fhir.audit;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.trail.TrailLines;
import org.stele.gateway.fhir.audit.Identified.Kind;
import org.stele.ledger.contract.Author;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** References to those who have a part in a trail. */
final class Parties {
    private final TrailLines trail;
    private final Set<Author> own;

    Parties(TrailLines trail) {
        this.trail = trail;
        this.own = trail.ledger().stream()
                .map(line -> line.key().subject().author())
                .collect(Collectors.toSet());
    }

    ObjectNode of(Author author) {
        if (Actor.of(author).orElse(null) instanceof Actor.OfOrganisation(OrganisationId id)) {
            return organisation(id);
        }
        ObjectNode reference = Identified.of(author);
        return own.contains(author) ? addressed(reference) : reference;
    }

    ObjectNode organisation(OrganisationId id) {
        ObjectNode reference = Identified.of(Kind.ORG, id.toString());
        Optional.ofNullable(trail.names().get(id)).ifPresent(name -> reference.put("display", name.value()));
        return reference;
    }

    ObjectNode custodian() {
        return organisation(trail.custodian());
    }

    /** What decided and recorded what stands on it. */
    ObjectNode ledger() {
        return Identified.of(Kind.NETWORK, trail.network().toString());
    }

    ObjectNode patient(SubjectId subject) {
        return addressed(Identified.of(Kind.SUBJECT, subject.toString()));
    }

    ObjectNode patient() {
        return addressed(JsonNodeFactory.instance.objectNode().put("type", "Patient"));
    }

    /** With the address of who the patient is, where there is one. */
    private ObjectNode addressed(ObjectNode reference) {
        trail.patient().ifPresent(address -> reference.put("reference", address));
        return reference;
    }
}
