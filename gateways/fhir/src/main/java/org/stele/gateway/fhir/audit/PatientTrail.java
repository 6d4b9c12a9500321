package org.stele.gateway.fhir.audit;

import org.stele.contracts.id.SubjectId;
import org.stele.exchange.trail.Trails;
import org.stele.gateway.fhir.made.MadeChart;
import org.stele.ledger.contract.Author;

/** A patient's trail, read once, as a chart of AuditEvents. Reading a trail leaves no entry, as everywhere. */
public final class PatientTrail {
    private PatientTrail() {}

    /**
     * The trail of whoever asks. The proof of each entry is that of all of it, since one alone shows nothing of what was left out.
     *
     * @param patient the subject {@code home} itself
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone else and for any other organisation's
     */
    public static MadeChart of(Trails trails, Author patient, SubjectId home) {
        return new MadeChart(
                home, AuditEvents.of(trails.lines(patient, home, "Patient")), _ -> trails.file(patient, home));
    }
}
