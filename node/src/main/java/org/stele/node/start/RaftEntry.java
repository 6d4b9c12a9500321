package org.stele.node.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.Ledger;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.ordering.FollowerThread;
import org.stele.link.client.PeerCall;
import org.stele.link.client.PeerClients;
import org.stele.link.client.PeerRefusedException;
import org.stele.link.server.PeerListener;
import org.stele.link.server.PeerRoute;
import org.stele.ordering.raft.RaftOrdering;

/**
 * Gets this node into the Raft group, where it is not in it: asks all members, of which the one that leads takes it in. Later
 * looks after the group where this node leads.
 */
final class RaftEntry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RaftEntry.class);
    /** The leader waits a minute for a peer that it takes in. */
    private static final PeerCall CALL = new PeerCall("/v1/ordering/peers", Duration.ofSeconds(75), 1 << 10);

    private static final int LONGEST = 1 << 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RaftOrdering ordering;
    private final RaftMembership.Asked asked;
    private final Path mark;
    private final RaftMembership membership;
    private final PeerClients clients;
    private final PeerListener.Serving serving;
    private final FollowerThread thread;

    private RaftEntry(
            RaftOrdering ordering,
            RaftMembership.Asked asked,
            Path mark,
            RaftMembership membership,
            PeerListener listener,
            PeerClients clients) {
        this.ordering = ordering;
        this.asked = asked;
        this.mark = mark;
        this.membership = membership;
        this.clients = clients;
        this.serving = listener.serve(new PeerRoute(CALL.path(), LONGEST, 1, membership::takeIn));
        this.thread = new FollowerThread("raft-membership", this::step, () -> {});
        thread.ended().exceptionally(failure -> {
            LOG.error("the ordering's group is no longer looked after: start the node again", failure);
            return null;
        });
    }

    /**
     * Begins when the ledger has a certified state, until closed.
     *
     * @param asked what this node asks for where it is not in the group
     * @param mark the file that says that this node begins no group; deleted once it is in one
     */
    static RaftEntry start(
            RaftOrdering ordering,
            RaftMembership.Asked asked,
            Path mark,
            Ledger ledger,
            PeerListener listener,
            PeerClients clients) {
        RaftMembership membership = new RaftMembership(ordering, asked.epoch(), ledger);
        RaftEntry entry = new RaftEntry(ordering, asked, mark, membership, listener, clients);
        if (asked.peer().contains(".")) {
            LOG.info(
                    "this node joins the ordering's group of epoch {} under the id {}, and waits to be taken in unless it is in"
                            + " it; where that epoch begins only now, delete {} and raft*.part, and start again",
                    asked.epoch(),
                    asked.peer(),
                    mark);
        }
        ledger.waitFor(0).thenRun(entry.thread::start);
        return entry;
    }

    private void step() throws InterruptedException {
        boolean isIn = ordering.peers().stream().anyMatch(peer -> peer.id().equals(asked.peer()));
        if (isIn) {
            forgetMark();
            membership.letExpelledGo();
        } else if (asked.peer().contains(".")) {
            for (RandomId member : clients.reachable()) {
                ask(member);
            }
        }
        thread.awaitClose(PAUSE);
    }

    private void ask(RandomId member) {
        try {
            clients.ask(member, CALL, StrictJson.write(asked));
            LOG.info("taken into the ordering's group as {}, at {}", asked.peer(), asked.address());
        } catch (PeerUnreachableException | PeerRefusedException e) {
            LOG.debug("{} does not take this node into the ordering's group: {}", member, e.getMessage());
        }
    }

    /** From now on this node may begin the group of another epoch: it has lost nothing that it ever acknowledged there. */
    private void forgetMark() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(mark + " cannot be deleted: allow the node's user to write", e);
        }
    }

    @Override
    public void close() {
        serving.close();
        thread.close();
    }
}
