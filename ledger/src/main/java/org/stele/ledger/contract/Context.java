package org.stele.ledger.contract;

import java.time.Instant;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.VerificationKey;

/** All that a contract may see besides its command. Valid during one execution, on its thread. */
public interface Context extends StateWriter {
    /** The block's time, a function of the log: milliseconds, strictly growing from block to block. */
    Instant time();

    /** The block's height; the genesis is 0. */
    long height();

    /** Who the transaction is from; a key that signed is in force for it. */
    Author author();

    /** For whom the author says it acts, if for someone else. The contract checks the mandate. */
    Optional<Author> onBehalfOf();

    /**
     * Goes on only where {@code key} signed too. That is all that a contract learns of signatures: they stand beside what they
     * sign, and whoever passes a transaction on can leave some out. So one that lacks a signature is void and may come again
     * with it, and any that is executed comes to the same whichever else stood there.
     *
     * @throws Denied with {@link Code#SIGNATURE_MISSING}
     */
    void requireSignature(VerificationKey key);

    /**
     * As {@link #requireSignature(VerificationKey)}, by any key that is, by the state as it now is, in force for {@code author}.
     *
     * @throws Denied with {@link Code#SIGNATURE_MISSING}
     */
    void requireSignature(Author author);

    Hash transactionId();

    /**
     * Goes on only where {@code condition} holds.
     *
     * @throws Denied with {@code code} unless {@code condition} holds
     */
    default void require(boolean condition, Code code) {
        if (!condition) {
            throw new Denied(code);
        }
    }

    /**
     * What stands under {@code key}.
     *
     * @throws Denied with {@code code} where nothing does
     */
    default <K, V> V require(TableType<K, V> table, K key, Code code) {
        return get(table, key).orElseThrow(() -> new Denied(code));
    }
}
