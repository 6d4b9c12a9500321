package org.stele.gateway.fhir.consent;

import java.util.List;
import java.util.stream.Stream;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.proposal.Proposals;
import org.stele.exchange.proposal.Proposed;
import org.stele.exchange.share.Decisions;
import org.stele.exchange.share.Sharing;
import org.stele.exchange.trail.Trails;
import org.stele.gateway.fhir.made.Made;
import org.stele.gateway.fhir.made.MadeChart;
import org.stele.ledger.contract.Author;

/**
 * What a patient decided, and what they are asked to grant, read once, as a chart of Consents. Reading it leaves no entry, as with the trail
 * that it is in.
 */
public final class PatientConsents {
    private PatientConsents() {}

    /**
     * Those of whoever asks. The proof of each is how it stands on the ledger, where nothing stands of what was not signed.
     *
     * @param patient the subject {@code home} itself
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone else and for any other organisation's
     */
    public static MadeChart of(Sharing sharing, Proposals proposals, Trails trails, Author patient, SubjectId home) {
        List<Proposed> unsigned = proposals.of(patient, home).stream()
                .filter(proposed -> proposed.granted().isEmpty())
                .toList();
        Decisions decisions = sharing.decisions(patient, home);
        ConsentWriter writer = new ConsentWriter(Parties.of(trails.lines(patient, home, "Patient")), decisions.time());
        Stream<Made> decided = decisions.decided().stream()
                .map(one -> Made.changing(new RecordId(one.id()), one.given().time(), writer.write(one)));
        // What is signed between the two is there as what was decided.
        Stream<Made> proposed = unsigned.stream()
                .filter(one -> decisions.decided().stream()
                        .noneMatch(it -> it.id().equals(one.proposal().grant().value())))
                .map(MadeProposals::consent);
        return new MadeChart(
                home, Stream.concat(decided, proposed).toList(), id -> sharing.proof(patient, home, id.value()));
    }
}
