package org.stele.ledger.state;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.contract.Code;
import org.stele.ledger.validator.ValidatorSet;

/**
 * All that is stored of a block, in one write.
 *
 * @param entry as it was ordered; empty where it was no valid batch
 * @param transactions in the block's order
 * @param newValidators where others come into force than were before: with the genesis, or after a block
 * @param ownVote this validator's vote for the header, where it has one
 * @param certificate where it is there at once, since this validator's own vote is a quorum
 */
public record BlockWrite(
        Header header,
        Bytes entry,
        List<Indexed> transactions,
        Changes changes,
        Optional<NewValidators> newValidators,
        Optional<GivenVote> ownVote,
        Optional<Certificate> certificate) {
    /** The validators in force from {@code height} on. */
    public record NewValidators(long height, ValidatorSet set) {}

    /**
     * A transaction's end.
     *
     * @param isConsumed whether it may never be executed again; one that was void may
     */
    public record Indexed(Hash id, Code code, boolean isConsumed) {}
}
