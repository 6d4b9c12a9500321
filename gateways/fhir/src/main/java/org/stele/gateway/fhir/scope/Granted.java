package org.stele.gateway.fhir.scope;

import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;

/**
 * What an application may do, and in whose chart.
 *
 * @param chart the home of the only patient of whom there is anything; empty: all whom whoever it acts for may see
 * @param approval the patient's own, under which it reads their chart; empty where it acts for a seat
 */
public record Granted(Scopes scopes, Optional<SubjectId> chart, Optional<RandomId> approval) {
    /** In the charts of all whom whoever it acts for may see. */
    public static Granted everywhere(Scopes scopes) {
        return new Granted(scopes, Optional.empty(), Optional.empty());
    }
}
