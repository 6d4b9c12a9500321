package org.stele.formats.proof;

import java.util.List;
import org.stele.contracts.record.Change;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.proof.ProofException;

/**
 * That one record took another's place: both are what their custodian committed to, of one patient, and the old one says which
 * came after it.
 */
public record AmendmentProof(ProvenRecord before, ProvenRecord after) implements ProofContent {
    static final Codec<AmendmentProof> CODEC = Codec.of(AmendmentProof.class);

    @Override
    public ProofKind kind() {
        return ProofKind.AMENDMENT;
    }

    @Override
    public Shown check(Evidence evidence) throws ProofException {
        RecordState old = before.committed(evidence);
        RecordState now = after.committed(evidence);
        Change change = old.change().orElseThrow(() -> new ProofException("the older record was not changed"));
        Evidence.require(old.status() == RecordStatus.SUPERSEDED, "the older record is not superseded");
        Evidence.require(
                change.supersededBy().filter(after.record().record()::equals).isPresent(),
                "another record took the older one's place");
        Evidence.require(before.record().chart().equals(after.record().chart()), "they are of two patients");
        Evidence.require(old.custodian().equals(now.custodian()), "they are of two custodians");
        return evidence.shown(
                kind(),
                List.of(
                        "record " + before.record().record() + ", committed " + old.committed() + ", is superseded",
                        "by record " + after.record().record() + ", committed " + now.committed() + ", " + now.status(),
                        "reason " + change.amendment().orElseThrow()));
    }
}
