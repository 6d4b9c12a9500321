package org.stele.node.watch;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.DomainName;
import org.stele.crypto.Hash;

/**
 * The network as one node sees it.
 *
 * @param height that this node has executed
 * @param certifiedHeight the height below which everything is final; {@code stateRoot} is its
 * @param certifiedSeconds how old that height's block is by this node's clock
 * @param members in force, ascending
 * @param evidence members that can be proven to have signed two headers at one height
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
        List<Lie> evidence) {
    public NetworkStatus {
        members = List.copyOf(members);
        evidence = List.copyOf(evidence);
    }

    /**
     * A member as this node sees it.
     *
     * @param votes whether it is a validator
     * @param voted the height of its last vote; absent where none came since this node started
     * @param silentSeconds since its last vote, or since this node started
     * @param agrees whether that vote is for the header that is certified there; absent as long as none is
     */
    public record Seen(
            OrganisationId organisation,
            DomainName name,
            boolean votes,
            Optional<Long> voted,
            long silentSeconds,
            Optional<Boolean> agrees) {
        /** An idle network has a block every five seconds: a validator of which nothing came for six times that is silent. */
        static final long SILENT_SECONDS = 30;

        public boolean fellSilent() {
            return votes && silentSeconds >= SILENT_SECONDS;
        }

        public boolean disagrees() {
            return agrees.isPresent() && !agrees.get();
        }
    }

    /** A member that signed two headers at this height. */
    public record Lie(OrganisationId organisation, long height) {}

    public long silent() {
        return members.stream().filter(Seen::fellSilent).count();
    }

    public long disagreeing() {
        return members.stream().filter(Seen::disagrees).count();
    }
}
