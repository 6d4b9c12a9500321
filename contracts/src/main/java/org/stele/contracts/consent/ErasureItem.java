package org.stele.contracts.consent;

import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;

/**
 * One record at one holder that is to be erased.
 *
 * @param item SHA-256(32-byte salt ‖ record id); salt and id reach the holder outside the ledger
 * @param holder who holds it
 */
public record ErasureItem(Hash item, OrganisationId holder, Optional<ErasureAnswer> answer) {
    /** Whether {@code given} may be its answer: the first, or that what was kept is erased now. */
    boolean takes(ErasureAnswer given) {
        boolean kept = answer.isPresent() && answer.get().outcome() != ErasureOutcome.ERASED;
        return answer.isEmpty() || (kept && given.outcome() == ErasureOutcome.ERASED);
    }

    ErasureItem answered(ErasureAnswer given) {
        return new ErasureItem(item, holder, Optional.of(given));
    }
}
