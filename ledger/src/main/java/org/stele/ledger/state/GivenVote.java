package org.stele.ledger.state;

import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Codec;

/**
 * What is remembered of a vote of this validator's own, also where the block that it was for is no longer stored.
 *
 * @param epoch of the header
 * @param header the header's hash
 */
public record GivenVote(long epoch, Hash header, Bytes signature) {
    static final Codec<GivenVote> CODEC = Codec.of(GivenVote.class);

    public static GivenVote of(Vote vote) {
        return new GivenVote(vote.header().epoch(), vote.header().hash(), vote.signature());
    }
}
