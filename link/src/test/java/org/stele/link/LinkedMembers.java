package org.stele.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stele.crypto.RandomId;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.link.client.PeerClients;
import org.stele.link.server.PeerListener;
import org.stele.link.tls.NodeTls;
import org.stele.link.tls.TlsKey;

/** The members of a toy network, each with a key, a listener on the loopback, and the way to the others. */
public final class LinkedMembers implements AutoCloseable {
    private final Roll roll = new Roll();
    private final List<PeerListener> listeners = new ArrayList<>();
    private final List<PeerClients> clients = new ArrayList<>();

    private LinkedMembers() {}

    /**
     * Begins to listen for all of them.
     *
     * @param folder where the listeners keep what they need
     */
    public static LinkedMembers open(int size, Path folder) throws IOException {
        LinkedMembers members = new LinkedMembers();
        List<TlsKey> keys = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            keys.add(TlsKey.generate());
            members.roll.list(ToyNetwork.organisation(i), keys.get(i).hash());
            members.listeners.add(PeerListener.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    folder.resolve("scratch" + i),
                    new NodeTls(keys.get(i), members.roll)));
        }
        Map<RandomId, URI> addresses = members.addresses();
        keys.forEach(key -> members.clients.add(new PeerClients(addresses, new NodeTls(key, members.roll))));
        return members;
    }

    private Map<RandomId, URI> addresses() {
        Map<RandomId, URI> addresses = new HashMap<>();
        for (int i = 0; i < listeners.size(); i++) {
            addresses.put(
                    ToyNetwork.organisation(i),
                    URI.create("https://127.0.0.1:" + listeners.get(i).port()));
        }
        return addresses;
    }

    public Roll roll() {
        return roll;
    }

    public PeerListener listener(int index) {
        return listeners.get(index);
    }

    public PeerClients clients(int index) {
        return clients.get(index);
    }

    @Override
    public void close() {
        clients.forEach(PeerClients::close);
        listeners.forEach(PeerListener::close);
    }
}
