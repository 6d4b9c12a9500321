package org.stele.gateway.fhir.consent;

import java.util.Map;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.DomainName;
import org.stele.exchange.proposal.Proposed;
import org.stele.exchange.trail.TrailLines;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom Consents and what belongs to them refer to.
 *
 * @param patient the address of what says who they are, where there is any
 */
record Parties(OrganisationId custodian, Optional<String> patient, Map<OrganisationId, DomainName> names) {
    Parties {
        names = Map.copyOf(names);
    }

    static Parties of(TrailLines trail) {
        return new Parties(trail.custodian(), trail.patient(), trail.names());
    }

    static Parties of(Proposed proposed) {
        return new Parties(proposed.custodian(), Optional.of(proposed.patient()), proposed.names());
    }

    ObjectNode thePatient() {
        ObjectNode reference = JsonNodeFactory.instance.objectNode().put("type", "Patient");
        patient.ifPresentOrElse(
                address -> reference.put("reference", address), () -> reference.put("display", "the patient"));
        return reference;
    }

    ObjectNode organisation(OrganisationId id) {
        ObjectNode reference = identified("Organization", "org", id.toString());
        Optional.ofNullable(names.get(id)).ifPresent(name -> reference.put("display", name.value()));
        return reference;
    }

    /** By the identifier that the ledger knows. */
    static ObjectNode identified(String type, String kind, String value) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode().put("type", type);
        reference.putObject("identifier").put("system", "urn:stele:" + kind).put("value", value);
        return reference;
    }
}
