package org.stele.formats.proof;

import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordTables;
import org.stele.formats.release.Disclosed;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;

/**
 * A record in clear, and the proof of what the ledger holds of it.
 *
 * @param state of the entry in {@code record/record}
 */
public record ProvenRecord(Disclosed record, Proof state) {
    /**
     * The ledger's entry, if the record is what it commits to.
     *
     * @throws ProofException where it is not, or the proof does not hold
     */
    public RecordState committed(Evidence evidence) throws ProofException {
        RecordState entry = evidence.present(state, RecordTables.RECORD, record.record());
        Evidence.require(
                entry.commitment().equals(record.commitment()),
                "record " + record.record() + " is not what its custodian committed to");
        return entry;
    }
}
