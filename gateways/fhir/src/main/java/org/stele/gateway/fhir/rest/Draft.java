package org.stele.gateway.fhir.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.write.Submission;
import org.stele.gateway.fhir.reference.ResourceKey;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource that passed every check that needs no chart. Its text form shows nothing of it.
 *
 * @param references what it refers to on this server
 * @param patient who they are, where it is a Patient
 */
public record Draft(
        ResourceKey key, Submission submission, SortedSet<ResourceKey> references, Optional<IncomingPatient> patient) {
    private static final Set<String> PROPOSED = Set.of("proposed", "draft");

    /**
     * Makes sure that it has a place: it enters a patient, or refers to one and no more.
     *
     * @throws ExchangeException {@code INVALID}
     */
    public void requirePlace() {
        if (patient.isEmpty()) {
            patientReferredTo();
        }
    }

    /**
     * In whose chart it belongs: the one patient to whom it refers.
     *
     * @throws ExchangeException {@code INVALID} where it refers to none, or to several
     */
    public ResourceKey patientReferredTo() {
        List<ResourceKey> patients =
                references.stream().filter(it -> it.kind().equals("Patient")).toList();
        if (patients.size() != 1) {
            throw new ExchangeException(
                    Reason.INVALID,
                    "a resource lies in the chart of the one patient to whom it refers",
                    List.of(new Issue(key.kind(), patients.isEmpty() ? "NO_PATIENT" : "SEVERAL_PATIENTS")));
        }
        return patients.getFirst();
    }

    /**
     * In whose chart to look for what it may be a version of; nothing where it enters a patient, or refers to none.
     *
     * @throws ExchangeException {@code INVALID} where it refers to several
     */
    public Optional<ResourceKey> patientNamed() {
        boolean isOfOne = patient.isEmpty()
                && references.stream().anyMatch(it -> it.kind().equals("Patient"));
        return isOfOne ? Optional.of(patientReferredTo()) : Optional.empty();
    }

    /** Whether it is a Consent that asks for a grant, and tells of none that there is. */
    public boolean isProposal() {
        return key.kind().equals("Consent")
                && PROPOSED.contains(tree().path("status").asString(""));
    }

    /**
     * Makes sure that it may lie in a chart, as what asks for a grant never does.
     *
     * @throws ExchangeException {@code INVALID}
     */
    public void requireRecord() {
        if (isProposal()) {
            throw new ExchangeException(
                    Reason.INVALID,
                    "a Consent that proposes a grant lies in no chart: create it alone",
                    List.of(new Issue("Consent.status", "PROPOSED_ALONE")));
        }
    }

    /** What would be written, to be looked at. */
    public ObjectNode tree() {
        return StoredResource.tree(submission.record().content());
    }

    @Override
    public String toString() {
        return "Draft[" + key.kind() + "]";
    }
}
