package org.stele.node.peer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.ordering.FollowerThread;
import org.stele.link.client.PeerCall;
import org.stele.link.client.PeerClients;
import org.stele.link.client.PeerRefusedException;
import org.stele.link.server.PeerListener;
import org.stele.link.server.PeerRoute;
import org.stele.node.config.HostPort;

/**
 * Tells the other members' nodes where this one is, and believes each of them about itself: who speaks, the connection's key
 * shows, and who is found at an address, it shows again. So a node that moves, or is new, is in nobody's configuration.
 */
public final class Whereabouts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Whereabouts.class);
    private static final PeerCall CALL = new PeerCall("/v1/whereabouts", Duration.ofSeconds(5), 1 << 10);
    private static final int LONGEST = 300;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** In pauses: somebody who came back from a backup has forgotten. */
    private static final int AGAIN = 60;

    private final AddressBook book;
    private final PeerClients clients;
    private final PeerListener.Serving serving;
    private final Set<RandomId> told = new HashSet<>();
    private final FollowerThread thread;
    private int pauses;

    private Whereabouts(
            Optional<HostPort> own, RandomId self, AddressBook book, PeerListener listener, PeerClients clients) {
        this.book = book;
        this.clients = clients;
        this.serving = listener.serve(new PeerRoute(CALL.path(), LONGEST, 1, this::note));
        this.thread = new FollowerThread("whereabouts", () -> tell(own, self), () -> {});
        thread.ended().exceptionally(failure -> {
            LOG.error("the other nodes are no longer told where this one is: start it again", failure);
            return null;
        });
    }

    /**
     * Begins, until closed.
     *
     * @param own where the others reach this node; empty where they are not told
     */
    public static Whereabouts open(
            Optional<HostPort> own,
            OrganisationId organisation,
            AddressBook book,
            PeerListener listener,
            PeerClients clients) {
        Whereabouts whereabouts = new Whereabouts(own, organisation.value(), book, listener, clients);
        if (own.isPresent()) {
            whereabouts.thread.start();
        }
        return whereabouts;
    }

    private byte[] note(RandomId member, byte[] body) {
        HostPort place = HostPort.parse(new String(body, StandardCharsets.US_ASCII));
        clients.move(member, book.note(new OrganisationId(member), place));
        return new byte[0];
    }

    private void tell(Optional<HostPort> own, RandomId self) throws InterruptedException {
        if (pauses++ % AGAIN == 0) {
            told.clear();
            told.add(self);
        }
        byte[] body = own.map(HostPort::toString).orElseThrow().getBytes(StandardCharsets.US_ASCII);
        for (RandomId member : clients.reachable()) {
            if (!told.contains(member) && isTold(member, body)) {
                told.add(member);
            }
        }
        thread.awaitClose(PAUSE);
    }

    private boolean isTold(RandomId member, byte[] body) {
        try {
            clients.ask(member, CALL, body);
            return true;
        } catch (PeerUnreachableException | PeerRefusedException e) {
            LOG.debug("{} could not be told where this node is: {}", member, e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        serving.close();
        thread.close();
    }
}
