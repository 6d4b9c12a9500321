package org.stele.ordering.raft;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;

/**
 * A peer and where the others reach it. An id belongs to one log on one machine for ever: a peer that moves, or lost its
 * log, comes back under a new id, since it would otherwise contradict what it acknowledged before.
 *
 * @param id 1 to 64 of {@code a-z}, {@code 0-9}, {@code .}, {@code _}, {@code -}
 * @param host a name or an IP address, IPv6 without brackets
 */
public record PeerAddress(String id, String host, int port) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public PeerAddress {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a peer's id: '" + id + "'");
        }
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a peer's address: '" + host + "', port " + port);
        }
    }

    RaftPeer toRatis() {
        return RaftPeer.newBuilder()
                .setId(id)
                .setAddress((host.contains(":") ? "[" + host + "]" : host) + ":" + port)
                .build();
    }

    static PeerAddress of(RaftPeer peer) {
        String address = peer.getAddress();
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon);
        return new PeerAddress(
                name(peer.getId()),
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                Integer.parseInt(address.substring(colon + 1)));
    }

    static String name(RaftPeerId id) {
        return id.toByteString().toString(StandardCharsets.UTF_8);
    }
}
