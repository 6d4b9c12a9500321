package org.stele.link.client;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.link.tls.NodeTls;

/** The other members' nodes, at the addresses that are known of them. Safe for use by many threads. */
public final class PeerClients implements AutoCloseable {
    private final Map<RandomId, URI> addresses;
    private final NodeTls tls;
    private final Map<RandomId, PeerClient> clients = new ConcurrentHashMap<>();

    /**
     * Clients that connect when they are first used.
     *
     * @param addresses {@code https://host:port} of each member's listener
     */
    public PeerClients(Map<RandomId, URI> addresses, NodeTls tls) {
        this.addresses = new ConcurrentHashMap<>(addresses);
        this.tls = tls;
    }

    /** Whose nodes have an address. */
    public Set<RandomId> reachable() {
        return Set.copyOf(addresses.keySet());
    }

    /** From now on a member's node is asked at this address; who waits for an answer from another one fails. */
    public void move(RandomId member, URI address) {
        if (!address.equals(addresses.put(member, address))) {
            PeerClient before = clients.remove(member);
            if (before != null) {
                before.close();
            }
        }
    }

    /**
     * Asks a member's node.
     *
     * @return its answer
     * @throws PeerUnreachableException where it does not answer, or is no member in force: it may be asked again
     * @throws PeerRefusedException where it refuses
     */
    public byte[] ask(RandomId member, PeerCall call, byte[] body)
            throws PeerUnreachableException, PeerRefusedException {
        URI address = addresses.get(member);
        if (address == null) {
            throw new PeerUnreachableException(
                    "no address is known of the node of " + member + ": set peers." + member);
        }
        return clients.computeIfAbsent(member, _ -> new PeerClient(member, address, tls))
                .ask(call, body);
    }

    /**
     * As {@link #ask}, where a refusal is as good as no answer.
     *
     * @param form reads the answer; throws IllegalArgumentException for what is none
     */
    public <T> T read(RandomId member, PeerCall call, byte[] body, Function<byte[], T> form)
            throws PeerUnreachableException {
        byte[] answer;
        try {
            answer = ask(member, call, body);
        } catch (PeerRefusedException e) {
            throw new PeerUnreachableException("the node of " + member + " refuses at " + call.path(), e);
        }
        try {
            return form.apply(answer);
        } catch (IllegalArgumentException e) {
            throw new PeerUnreachableException("the node of " + member + " answers what is no answer", e);
        }
    }

    /** Requests under way fail. */
    @Override
    public void close() {
        clients.values().forEach(PeerClient::close);
    }
}
