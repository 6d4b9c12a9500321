package org.stele.formats.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Permit;
import org.stele.contracts.access.PermitKind;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.record.RecordState;
import org.stele.formats.scope.OpenedLabel;
import org.stele.formats.scope.Scopes;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;

/**
 * Which records were released under a permit: each is what its custodian committed to, all are of one patient, and covered by
 * the grant's scope.
 *
 * @param permitState proof of the entry in {@code access/permit}
 * @param subjectState proof of the entry of the permit's subject in {@code identity/subject}, which names the custodian
 * @param grantState proof of the entry in {@code consent/grant}, where the permit rests on a grant
 * @param scope the grant's labels in clear
 */
public record ReleaseProof(
        PermitId permit,
        OrganisationId custodian,
        Proof permitState,
        Proof subjectState,
        Optional<Proof> grantState,
        List<OpenedLabel> scope,
        List<ProvenRecord> records)
        implements ProofContent {
    static final Codec<ReleaseProof> CODEC = Codec.of(ReleaseProof.class);

    public ReleaseProof {
        scope = List.copyOf(scope);
        records = List.copyOf(records);
    }

    @Override
    public ProofKind kind() {
        return ProofKind.RELEASE;
    }

    @Override
    public Shown check(Evidence evidence) throws ProofException {
        Permit given = evidence.present(permitState, AccessTables.PERMIT, permit);
        evidence.requireCustodian(subjectState, given.subject(), custodian);
        List<String> lines = new ArrayList<>();
        lines.add("permit " + permit + " of " + given.asker() + " for " + given.purpose() + ", " + given.kind());
        Evidence.require(given.grant().isPresent() == grantState.isPresent(), "grant and permit do not fit together");
        if (given.kind() == PermitKind.CONSENT) {
            lines.add(checkGrant(evidence, given));
        }
        Evidence.require(areOfOnePatient(), "the records are of different patients");
        for (ProvenRecord record : records) {
            lines.add(checkRecord(evidence, given, record));
        }
        return evidence.shown(kind(), lines);
    }

    private String checkGrant(Evidence evidence, Permit given) throws ProofException {
        Proof proof = grantState.orElseThrow(() -> new ProofException("the file lacks the grant"));
        Grant grant = evidence.present(proof, ConsentTables.GRANT, given.grant().orElseThrow());
        Evidence.require(grant.subject().equals(given.subject()), "grant and permit are of different subjects");
        Evidence.require(grant.purposes().contains(given.purpose()), "the grant does not name the permit's purpose");
        Evidence.require(Scopes.opens(scope, grant.scope()), "the labels are not those of the grant");
        return "grant " + given.grant().orElseThrow() + " names " + scope.size() + " labels";
    }

    private boolean areOfOnePatient() {
        return records.stream()
                        .map(proven -> proven.record().chart())
                        .distinct()
                        .count()
                <= 1;
    }

    private String checkRecord(Evidence evidence, Permit given, ProvenRecord proven) throws ProofException {
        RecordState entry = proven.committed(evidence);
        Evidence.require(entry.custodian().equals(custodian), "a record is of another custodian");
        Evidence.require(
                given.kind() != PermitKind.CONSENT
                        || Scopes.covers(scope, proven.record().readLabels()),
                "a record is not covered by the grant");
        return "record " + proven.record().record() + " is what " + custodian + " committed to, " + entry.status();
    }
}
