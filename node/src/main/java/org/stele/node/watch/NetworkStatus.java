package org.stele.node.watch;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.DomainName;
import org.stele.crypto.Hash;
import org.stele.ledger.Observation;
import org.stele.ledger.certificate.Evidence;

/**
 * The network as one node sees it.
 *
 * @param height that this node has executed
 * @param certifiedHeight the height below which everything is final; {@code stateRoot} is its
 * @param certifiedSeconds how old that height's block is by this node's clock
 * @param members in force, ascending
 * @param evidence of lies of members, which anyone can check
 * @param observations what this node saw members do since it started, and cannot prove
 */
public record NetworkStatus(
        OrganisationId organisation,
        String name,
        long epoch,
        long height,
        long certifiedHeight,
        long certifiedSeconds,
        Hash stateRoot,
        OrderingStatus ordering,
        List<Seen> members,
        List<Lie> evidence,
        List<Observed> observations) {
    public NetworkStatus {
        members = List.copyOf(members);
        evidence = List.copyOf(evidence);
        observations = List.copyOf(observations);
    }

    /**
     * A member as this node sees it.
     *
     * @param votes whether it is a validator
     * @param voted the height of its last vote; absent where none came since this node started
     * @param silentSeconds since its last vote, or since this node started
     * @param clockSeconds how far the clock in its latest batch is ahead of the newest certified block, which takes its time from
     *     all of them; behind where negative; absent where no batch of it was ever ordered
     * @param agrees whether that vote is for the header that is certified there; absent as long as none is
     */
    public record Seen(
            OrganisationId organisation,
            DomainName name,
            boolean votes,
            Optional<Long> voted,
            long silentSeconds,
            Optional<Long> clockSeconds,
            Optional<Boolean> agrees) {
        /** An idle network has a block every five seconds: a validator of which nothing came for six times that is silent. */
        static final long SILENT_SECONDS = 30;

        /** No honest validator proposes with a clock further off. */
        static final long CLOCK_SECONDS = 10;
        /** Who votes has a batch ordered every five seconds, and votes for its block. */
        static final long LIVELY_SECONDS = 10;

        /** Four batches in a row that were due are missing. */
        static final long BEHIND_SECONDS = 20;

        public boolean fellSilent() {
            return votes && silentSeconds >= SILENT_SECONDS;
        }

        /** Its clock is ahead of the others'. */
        public boolean runsAhead() {
            return votes && clockSeconds.filter(ahead -> ahead > CLOCK_SECONDS).isPresent();
        }

        /** It votes, and nothing that it proposes is ordered; or its clock is behind the others'. */
        public boolean goesUnordered() {
            return votes
                    && silentSeconds < LIVELY_SECONDS
                    && clockSeconds.filter(ahead -> ahead < -BEHIND_SECONDS).isPresent();
        }

        public boolean disagrees() {
            return agrees.isPresent() && !agrees.get();
        }
    }

    /**
     * A lie that can be proven.
     *
     * @param id by which the proof can be asked for
     */
    public record Lie(OrganisationId organisation, long height, Evidence.Kind kind, Hash id) {}

    /** What a member did at this height and this node saw. */
    public record Observed(OrganisationId organisation, long height, Observation.Kind kind) {}

    public List<Seen> silent() {
        return those(Seen::fellSilent);
    }

    public List<Seen> runningAhead() {
        return those(Seen::runsAhead);
    }

    public List<Seen> leftOut() {
        return those(Seen::goesUnordered);
    }

    public List<Seen> disagreeing() {
        return those(Seen::disagrees);
    }

    public List<Seen> leading() {
        return those(this::isLedBy);
    }

    /** Those of whom something can be proven. */
    public List<Seen> lying() {
        return those(member -> liesOf(member) > 0);
    }

    public boolean isLedBy(Seen member) {
        return ordering.leader().filter(member.organisation()::equals).isPresent();
    }

    public long liesOf(Seen member) {
        return evidence.stream()
                .filter(lie -> lie.organisation().equals(member.organisation()))
                .count();
    }

    private List<Seen> those(Predicate<Seen> which) {
        return members.stream().filter(which).toList();
    }
}
