package org.stele.gateway.fhir.consent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.formats.proposal.GrantTerms;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Reason;
import tools.jackson.databind.JsonNode;

/**
 * Reads the grant that a Consent proposes, the other way round than {@link ConsentWriter}. Whatever no grant can say is refused with its place,
 * and nothing is read for something like it. Of what says nothing about permission, text that was generated, {@code meta}, {@code language} and
 * {@code dateTime} may be there, and are not kept.
 */
final class ConsentReader {
    private static final String CONSENT = "Consent";
    private static final Set<String> KNOWN = Set.of(
            "resourceType",
            "id",
            "meta",
            "language",
            "text",
            "status",
            "scope",
            "category",
            "patient",
            "dateTime",
            "performer",
            "organization",
            "policyRule",
            "provision");
    private static final Set<String> REFERENCE = Set.of("reference", "type", "display");
    private static final Set<String> FROM_THE_REST = Set.of("generated", "empty");

    private final OrganisationId custodian;
    private final Function<SeatId, Optional<OrganisationId>> employers;
    private final Findings findings = new Findings();

    /**
     * For one Consent.
     *
     * @param employers where a seat is
     */
    ConsentReader(OrganisationId custodian, Function<SeatId, Optional<OrganisationId>> employers) {
        this.custodian = custodian;
        this.employers = employers;
    }

    /**
     * What the patient would sign.
     *
     * @param consent in R4's structure
     * @throws InvalidBundleException with every place that no grant can say
     */
    GrantTerms read(JsonNode consent) {
        findings.only(consent, CONSENT, KNOWN);
        frame(consent);
        GrantTerms terms = new ProvisionReader(employers, findings).read(consent.path("provision"));
        findings.require();
        return terms;
    }

    private void frame(JsonNode consent) {
        text(consent.path("text"));
        alone(consent.path("scope"), CONSENT + ".scope", Set.of(Code.PRIVACY));
        each(consent, "category", (category, path) -> alone(category, path, Set.of(Code.DOCUMENT)));
        findings.only(consent.path("patient"), CONSENT + ".patient", REFERENCE);
        each(consent, "performer", (performer, path) -> performer(consent, performer, path));
        each(consent, "organization", this::organisation);
        policy(consent.path("policyRule"));
    }

    private void text(JsonNode text) {
        if (!text.isMissingNode() && !FROM_THE_REST.contains(text.path("status").asString(""))) {
            findings.beyond(CONSENT + ".text.status");
        }
    }

    /** Who agrees is the patient. */
    private void performer(JsonNode consent, JsonNode performer, String path) {
        findings.only(performer, path, REFERENCE);
        if (!performer.path("reference").equals(consent.at("/patient/reference"))) {
            findings.beyond(path);
        }
    }

    private void organisation(JsonNode organisation, String path) {
        if (Named.organisation(organisation, path, findings)
                .filter(custodian::equals)
                .isEmpty()) {
            findings.beyond(path);
        }
    }

    /** A grant denies what it does not permit. */
    private void policy(JsonNode rule) {
        String path = CONSENT + ".policyRule";
        List<Code> codes = alone(rule, path, Set.of(Code.GRANT, Code.DENIES_OTHERWISE));
        if (!codes.contains(Code.DENIES_OTHERWISE)) {
            findings.add(path, Reason.TOO_FEW);
        }
    }

    private List<Code> alone(JsonNode concept, String path, Set<Code> allowed) {
        List<Code> codes = Code.all(concept, path, findings);
        for (int i = 0; i < codes.size(); i++) {
            if (!allowed.contains(codes.get(i))) {
                findings.beyond(path + ".coding[" + i + "]");
            }
        }
        if (codes.isEmpty() && !concept.isMissingNode()) {
            findings.beyond(path);
        }
        return codes;
    }

    private interface Reading {
        void read(JsonNode element, String path);
    }

    private static void each(JsonNode parent, String name, Reading reading) {
        JsonNode all = parent.path(name);
        for (int i = 0; i < all.size(); i++) {
            reading.read(all.path(i), CONSENT + "." + name + "[" + i + "]");
        }
    }
}
