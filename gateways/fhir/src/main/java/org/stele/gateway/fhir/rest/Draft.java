package org.stele.gateway.fhir.rest;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.write.Submission;
import org.stele.gateway.fhir.reference.ResourceKey;

/**
 * A resource that passed every check that needs no chart. Its text form shows nothing of it.
 *
 * @param references what it refers to on this server
 * @param patient who they are, where it is a Patient
 */
public record Draft(
        ResourceKey key, Submission submission, SortedSet<ResourceKey> references, Optional<IncomingPatient> patient) {
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
    ResourceKey patientReferredTo() {
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

    @Override
    public String toString() {
        return "Draft[" + key.kind() + "]";
    }
}
