package org.stele.ledger.pipeline;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.SigningKey;
import org.stele.ledger.Role;
import org.stele.ledger.agreement.AgreementException;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.state.GivenVote;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.validator.ValidatorSet;

/**
 * This validator's votes: for one header a height, epoch and round, ever. What it voted for stays stored until that height is
 * certified, also where the block was rolled back; another header of that epoch gets no vote from here by itself. A block of a
 * later epoch at that height there is only where the members agreed, outside of the ledger, that the one before never comes.
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
            case Role.Voter voter -> voter.keyAmong(block.validators()).flatMap(key -> vote(key, block));
            case Role.Stated _, Role.Observer _ -> Optional.empty();
        };
    }

    /** The vote that was given for a stored block. */
    Optional<Vote> given(Header header, ValidatorSet validators) {
        int place = voter().isPresent() ? validators.placeOf(role.organisation()) : -1;
        return place < 0
                ? Optional.empty()
                : store.ownVote(header.height())
                        .filter(vote -> vote.header().equals(header.hash()))
                        .map(vote -> new Vote(header, role.organisation(), vote.signature()))
                        .filter(vote ->
                                vote.isBy(network, validators.validators().get(place)));
    }

    /** Whose votes are shown. */
    private Optional<Role.Voter> voter() {
        return switch (role) {
            case Role.Voter voter -> Optional.of(voter);
            case Role.Stated stated -> Optional.of(stated.voter());
            case Role.Observer _ -> Optional.empty();
        };
    }

    private Optional<Vote> vote(SigningKey key, ExecutedBlock block) {
        Header header = block.header();
        return isGiven(header)
                ? given(header, block.validators())
                : Optional.of(Vote.sign(network, header, role.organisation(), key));
    }

    private boolean isGiven(Header header) {
        return store.ownVote(header.height())
                .filter(vote -> vote.epoch() >= header.epoch())
                .isPresent();
    }

    /** Whether a block that is about to be stored gets this node's vote, or has it from before. */
    boolean isFor(ExecutedBlock block) {
        return mayVote(block.validators())
                && (!isGiven(block.header())
                        || given(block.header(), block.validators()).isPresent());
    }

    /** Whether this node votes under these validators. */
    boolean mayVote(ValidatorSet validators) {
        return role instanceof Role.Voter voter && voter.keyAmong(validators).isPresent();
    }

    /**
     * The vote for a block that the members agreed on: the one that was given, or a second one where that was for another.
     *
     * @throws AgreementException where a second one was given for another too, or one of a later epoch
     */
    Optional<Vote> onAgreed(Header header, ValidatorSet validators) {
        return voter().flatMap(voter -> voter.keyAmong(validators)
                .map(key -> given(header, validators).orElseGet(() -> voteAgain(voter, key, header))));
    }

    private Vote voteAgain(Role.Voter voter, SigningKey key, Header header) {
        Optional<GivenVote> before = store.ownVote(header.height());
        if (before.filter(vote -> isLast(vote, voter, header.epoch())).isPresent()) {
            throw new AgreementException("this node agreed on something else for block " + header.height()
                    + " before, by other statements: have all members take those");
        }
        Vote.Round round = before.isPresent() ? Vote.Round.SECOND : Vote.Round.FIRST;
        return Vote.sign(round, network, header, voter.organisation(), key);
    }

    /** Whether nothing else may be voted for in that epoch after this vote. */
    private boolean isLast(GivenVote vote, Role.Voter voter, long epoch) {
        return vote.epoch() > epoch
                || (vote.epoch() == epoch && voter.keys().stream().anyMatch(key -> isSecond(vote, key)));
    }

    private boolean isSecond(GivenVote vote, SigningKey key) {
        return Vote.Round.of(network, vote.header(), vote.signature(), key.verificationKey())
                .equals(Optional.of(Vote.Round.SECOND));
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
