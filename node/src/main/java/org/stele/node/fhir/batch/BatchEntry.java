package org.stele.node.fhir.batch;

import org.stele.node.fhir.rest.Interaction;
import org.stele.node.problem.Problem;

/** One entry of a batch, as it was read. */
sealed interface BatchEntry {
    /**
     * What it asks.
     *
     * @param fullUrl empty text where it has none
     */
    record Asked(EntryMethod method, Interaction interaction, String fullUrl) implements BatchEntry {}

    /** What is not asked in a form that is known here. */
    record Refused(Problem problem) implements BatchEntry {}
}
