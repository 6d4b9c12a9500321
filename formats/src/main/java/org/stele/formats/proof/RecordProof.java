package org.stele.formats.proof;

import java.util.List;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.record.RecordState;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.proof.ProofException;

/**
 * That a record is what its custodian committed to, when, and who attested it. Who has it has the record in clear, with its labels.
 *
 * @param custodian who committed to it
 */
public record RecordProof(OrganisationId custodian, ProvenRecord record) implements ProofContent {
    static final Codec<RecordProof> CODEC = Codec.of(RecordProof.class);

    @Override
    public ProofKind kind() {
        return ProofKind.RECORD;
    }

    @Override
    public Shown check(Evidence evidence) throws ProofException {
        RecordState entry = record.committed(evidence);
        Evidence.require(entry.custodian().equals(custodian), "the record is of another custodian");
        String attested = entry.seat().map(seat -> " by seat " + seat).orElse("");
        return evidence.shown(
                kind(),
                List.of(
                        "record " + record.record().record() + " is what " + custodian + " committed to, "
                                + entry.status(),
                        "committed " + entry.committed() + ", attested as " + entry.attestation() + attested));
    }
}
