package org.stele.gateway.fhir.consent;

import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.share.Decisions;
import org.stele.exchange.share.Sharing;
import org.stele.exchange.trail.Trails;
import org.stele.gateway.fhir.made.Made;
import org.stele.gateway.fhir.made.MadeChart;
import org.stele.ledger.contract.Author;

/** What a patient decided, read once, as a chart of Consents. Reading it leaves no entry, as with the trail that it is in. */
public final class PatientConsents {
    private PatientConsents() {}

    /**
     * Those of whoever asks. The proof of each is how it stands on the ledger.
     *
     * @param patient the subject {@code home} itself
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone else and for any other organisation's
     */
    public static MadeChart of(Sharing sharing, Trails trails, Author patient, SubjectId home) {
        Decisions decisions = sharing.decisions(patient, home);
        ConsentWriter writer = new ConsentWriter(trails.lines(patient, home, "Patient"), decisions.time());
        return new MadeChart(
                home,
                decisions.decided().stream()
                        .map(decided -> new Made(
                                new RecordId(decided.id()), decided.given().time(), writer.write(decided)))
                        .toList(),
                id -> sharing.proof(patient, home, id.value()));
    }
}
