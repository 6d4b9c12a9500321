package org.stele.node.start;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Member;
import org.stele.contracts.network.NetworkTables;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.Ledger;
import org.stele.ledger.contract.StateReader;
import org.stele.link.server.PeerRefusal;
import org.stele.node.config.HostPort;
import org.stele.ordering.raft.PeerAddress;
import org.stele.ordering.raft.RaftOrdering;

/**
 * Keeps the Raft group to the members that vote, at the node that leads it: takes in who asks for it under a new id, in place of
 * that member's old one, and lets those go who were expelled. Safe for use by many threads.
 */
final class RaftMembership {
    private static final JsonLimits LIMITS = new JsonLimits(1 << 10, 4);
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    private final RaftOrdering ordering;
    private final long epoch;
    private final Ledger ledger;

    /**
     * What a node asks for.
     *
     * @param peer its new id
     * @param address where the others reach its part
     */
    record Asked(long epoch, String peer, String address) {
        /**
         * Reads another node's request.
         *
         * @throws IllegalArgumentException where it is none
         */
        static Asked parse(byte[] body) {
            try {
                return StrictJson.parse(body, Asked.class, LIMITS);
            } catch (InvalidJsonException e) {
                throw new IllegalArgumentException("not a request to be taken in", e);
            }
        }

        /** @throws IllegalArgumentException where id or address is none */
        PeerAddress peerAddress() {
            HostPort place = HostPort.parse(address);
            return new PeerAddress(peer, place.host(), place.port());
        }
    }

    RaftMembership(RaftOrdering ordering, long epoch, Ledger ledger) {
        this.ordering = ordering;
        this.epoch = epoch;
        this.ledger = ledger;
    }

    /** Answers a node that asks to be taken in, when it is. */
    byte[] takeIn(RandomId member, byte[] body) throws PeerRefusal {
        OrganisationId organisation = new OrganisationId(member);
        PeerAddress peer = asked(organisation, body).peerAddress();
        if (!ordering.leads()) {
            throw PeerRefusal.later();
        }
        if (!votes(ledger.certified(), organisation)) {
            throw refusal(FORBIDDEN);
        }
        List<PeerAddress> others = ordering.peers().stream()
                .filter(other -> !RaftPart.organisation(other.id()).equals(organisation))
                .toList();
        try {
            ordering.changePeers(Stream.concat(others.stream(), Stream.of(peer)).toList())
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException | CancellationException e) {
            throw PeerRefusal.later();
        }
        return new byte[0];
    }

    private Asked asked(OrganisationId organisation, byte[] body) throws PeerRefusal {
        Asked asked = Asked.parse(body);
        if (asked.epoch() != epoch) {
            throw refusal(CONFLICT);
        }
        if (!asked.peer().startsWith(RaftPart.prefix(organisation) + ".")) {
            throw refusal(FORBIDDEN);
        }
        return asked;
    }

    /** Does so where this node leads: nobody counts on them any more, and they need not hear what is ordered. */
    void letExpelledGo() {
        if (!ordering.leads()) {
            return;
        }
        StateReader state = ledger.certified();
        List<PeerAddress> all = ordering.peers();
        List<PeerAddress> staying = all.stream()
                .filter(peer -> !isExpelled(state, RaftPart.organisation(peer.id())))
                .toList();
        if (staying.size() < all.size() && !staying.isEmpty()) {
            // whether it succeeded, the next look shows
            ordering.changePeers(staying)
                    .exceptionally(_ -> null)
                    .toCompletableFuture()
                    .join();
        }
    }

    private static boolean votes(StateReader state, OrganisationId organisation) {
        return state.get(NetworkTables.MEMBER, organisation)
                .filter(Member::inForce)
                .filter(Member::votes)
                .isPresent();
    }

    /** A member that this node has not heard of yet is none of those: its own chain may be behind. */
    private static boolean isExpelled(StateReader state, OrganisationId organisation) {
        return state.get(NetworkTables.MEMBER, organisation)
                .filter(member -> !member.inForce())
                .isPresent();
    }

    private static PeerRefusal refusal(int status) {
        return new PeerRefusal(status, Bytes.of(new byte[0]));
    }
}
