package org.stele.gateway.fhir.rest;

import java.util.Optional;
import java.util.SortedSet;
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
    @Override
    public String toString() {
        return "Draft[" + key.kind() + "]";
    }
}
