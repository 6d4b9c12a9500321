package org.stele.ordering.raft;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;

/**
 * A peer and where the others reach it. An id belongs to one log on one machine for ever: a peer that moves, or lost its
 * log, comes back under a new id, since it would otherwise contradict what it acknowledged before.
 *
 * @param id 1 to 64 of {@code a-z}, {@code 0-9}, {@code .}, {@code _}, {@code -}
 * @param host a name or an IP address, IPv6 without brackets
 */
public record PeerAddress(String id, String host, int port) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern ORGANISATION = Pattern.compile("([0-9a-f]{32})([.].*)?");

    public PeerAddress {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a peer's id: '" + id + "'");
        }
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a peer's address: '" + host + "', port " + port);
        }
    }

    /** The id of an organisation's first peer: Raft's names know no capital letters, so the identifier in hexadecimal. */
    public static String id(RandomId organisation) {
        return HexFormat.of().formatHex(organisation.bytes().unsafeArray());
    }

    /** The organisation whose peer it is, its first or, with something after a dot, a later one; empty where it is none's. */
    public static Optional<RandomId> organisation(String id) {
        Matcher matcher = ORGANISATION.matcher(id);
        return matcher.matches()
                ? Optional.of(new RandomId(Bytes.wrap(HexFormat.of().parseHex(matcher.group(1)))))
                : Optional.empty();
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
