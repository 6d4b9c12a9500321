package org.stele.ledger.block;

import java.time.Instant;
import org.stele.crypto.Hash;
import org.stele.ledger.contract.Codec;

/**
 * What validators vote for. Every node computes all of it itself, by executing.
 *
 * @param epoch counts the orderings that the network has had, from 1
 * @param position the entry's place in the ordering; 0 for the genesis
 * @param height 0 for the genesis, then one more for each block
 * @param previous the hash of the header before; for the genesis the network's id
 * @param entry what was ordered: the content hash of its batch, or {@link Batch#NONE} where the entry was no valid batch
 * @param time whole milliseconds, later than the time of the header before
 * @param rules the version of the rules that executed this block
 * @param count how many transactions the block has: the size of both trees below, without which an index proves nothing
 * @param transactions root of the RFC 9162 tree over the envelopes
 * @param receipts root of the RFC 9162 tree over the receipts
 * @param state root of the state after this block
 * @param validators hash of the set whose votes certify this header
 * @param nextValidators hash of the set whose votes certify the next
 */
public record Header(
        long epoch,
        long position,
        long height,
        Hash previous,
        Hash entry,
        Instant time,
        int rules,
        int count,
        Hash transactions,
        Hash receipts,
        Hash state,
        Hash validators,
        Hash nextValidators) {
    public static final Codec<Header> CODEC = Codec.of(Header.class);

    public Header {
        if (epoch < 1 || position < 0 || height < 0 || rules < 1 || count < 0) {
            throw new IllegalArgumentException("a header counts its epoch and rules from 1 and all else from 0");
        }
    }

    public byte[] encode() {
        return CODEC.encode(this);
    }

    /** SHA-256 of the encoding: what votes are made over. */
    public Hash hash() {
        return Hash.of(encode());
    }

    /**
     * Whether {@code other} was made from the same entry on the same chain; then all else must be the same too, since it is
     * computed from these.
     */
    public boolean hasSameInputAs(Header other) {
        return epoch == other.epoch
                && position == other.position
                && height == other.height
                && previous.equals(other.previous)
                && entry.equals(other.entry);
    }
}
