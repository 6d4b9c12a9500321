package org.stele.contracts.record;

import java.util.Optional;
import org.stele.contracts.id.RecordId;

/**
 * What happened to a record that is no longer current. What happened first stays when it is erased later.
 *
 * @param supersededBy the later version, with {@code amendment}
 * @param amendment why it was superseded
 * @param error why it should not have been there
 * @param erasure why it was erased
 */
public record Change(
        Optional<RecordId> supersededBy,
        Optional<AmendReason> amendment,
        Optional<ErrorReason> error,
        Optional<ErasureGround> erasure) {
    static final Change NONE = new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static Change superseded(RecordId later, AmendReason reason) {
        return new Change(Optional.of(later), Optional.of(reason), Optional.empty(), Optional.empty());
    }

    static Change inError(ErrorReason reason) {
        return new Change(Optional.empty(), Optional.empty(), Optional.of(reason), Optional.empty());
    }

    Change erased(ErasureGround ground) {
        return new Change(supersededBy, amendment, error, Optional.of(ground));
    }
}
