package org.stele.ledger.pipeline;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.Role;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.validator.ValidatorSet;

/**
 * This validator's votes: for one header a height, ever. What it voted for stays stored until that height is certified, also
 * where the block was rolled back; another header at that height gets no vote from here.
 */
final class OwnVotes {
    private final Hash network;
    private final Role role;
    private final LedgerStore store;

    OwnVotes(Hash network, Role role, LedgerStore store) {
        this.network = network;
        this.role = role;
        this.store = store;
    }

    /** The vote for a block that is about to be stored, if this node has one there and did not give it away before. */
    Optional<Vote> on(ExecutedBlock block) {
        return switch (role) {
            case Role.Voter voter when hasVote(voter, block.validators()) -> vote(voter, block);
            case Role.Voter _, Role.Observer _ -> Optional.empty();
        };
    }

    /** The vote that was given for a stored block. */
    Optional<Vote> given(Header header, ValidatorSet validators) {
        int place = role instanceof Role.Voter ? validators.placeOf(role.organisation()) : -1;
        return place < 0
                ? Optional.empty()
                : store.ownVote(header.height())
                        .map(signature -> new Vote(header, role.organisation(), signature))
                        .filter(vote ->
                                vote.isBy(network, validators.validators().get(place)));
    }

    private Optional<Vote> vote(Role.Voter voter, ExecutedBlock block) {
        return store.ownVote(block.header().height()).isPresent()
                ? given(block.header(), block.validators())
                : Optional.of(Vote.sign(network, block.header(), voter.organisation(), voter.key()));
    }

    static boolean hasVote(Role.Voter voter, ValidatorSet validators) {
        int place = validators.placeOf(voter.organisation());
        return place >= 0
                && validators
                        .validators()
                        .get(place)
                        .voteKey()
                        .equals(voter.key().verificationKey());
    }

    /** Where one vote is a quorum, there is nothing to wait for. */
    static Optional<Certificate> certificateOf(Vote own, ValidatorSet validators) {
        if (validators.quorum() > 1) {
            return Optional.empty();
        }
        Bytes signature = own.signature();
        return Optional.of(new Certificate(
                List.of(new Certificate.PlacedSignature(validators.placeOf(own.organisation()), signature))));
    }
}
