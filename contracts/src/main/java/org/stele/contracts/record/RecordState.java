package org.stele.contracts.record;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Hash;

/**
 * A record as the state has it.
 *
 * @param commitment SHA-256(salt ‖ subject ‖ labels ‖ bytes), see the formats
 * @param seat who attested it, for {@link Attestation#CLINICIAN}
 * @param committed the block's time
 * @param change why it is not {@link RecordStatus#CURRENT} any more
 */
public record RecordState(
        OrganisationId custodian,
        Hash commitment,
        RecordStatus status,
        Attestation attestation,
        Optional<SeatId> seat,
        Instant committed,
        Optional<Change> change) {
    static RecordState current(OrganisationId custodian, Attestor attestor, Hash commitment, Instant time) {
        return new RecordState(
                custodian,
                commitment,
                RecordStatus.CURRENT,
                attestor.attestation(),
                attestor.seat(),
                time,
                Optional.empty());
    }

    boolean isSame(OrganisationId byCustodian, Attestor byAttestor, Hash withCommitment) {
        return custodian.equals(byCustodian)
                && commitment.equals(withCommitment)
                && attestation == byAttestor.attestation()
                && seat.equals(byAttestor.seat());
    }

    RecordState supersededBy(RecordId later, AmendReason reason) {
        return changed(RecordStatus.SUPERSEDED, Change.superseded(later, reason));
    }

    RecordState inError(ErrorReason reason) {
        return changed(RecordStatus.IN_ERROR, Change.inError(reason));
    }

    RecordState erased(ErasureGround ground) {
        return changed(RecordStatus.ERASED, change.orElse(Change.NONE).erased(ground));
    }

    private RecordState changed(RecordStatus to, Change why) {
        return new RecordState(custodian, commitment, to, attestation, seat, committed, Optional.of(why));
    }
}
