package org.stele.node.config;

import java.net.URI;
import java.util.Optional;
import java.util.SortedMap;
import org.stele.contracts.id.OrganisationId;
import org.stele.node.config.OrderingSettings.RaftLog;

/** Reads how the node is joined to the others. */
final class Joining {
    private enum Engine {
        EMBEDDED,
        RAFT
    }

    private final Settings settings;

    Joining(Settings settings) {
        this.settings = settings;
    }

    JoiningSettings read(SortedMap<OrganisationId, URI> peers) {
        Optional<HostPort> listen = settings.optional("peer.listen", "host:port of this machine", HostPort::parse);
        if (listen.isPresent()) {
            peers.forEach(this::requireTls);
        }
        Optional<HostPort> address =
                settings.optional("peer.address", "host:port where the others reach peer.listen", HostPort::parse);
        Optional<Long> epoch =
                settings.optional("epoch", "2 to 1000000", text -> (long) Forms.between(text, 2, 1_000_000));
        return new JoiningSettings(epoch, address, listen, ordering(listen.isPresent()));
    }

    private void requireTls(OrganisationId organisation, URI address) {
        if (!"https".equals(address.getScheme())) {
            settings.issue("peers." + organisation, "expected https://host:port, the other node's peer.listen");
        }
    }

    private OrderingSettings ordering(boolean isLinked) {
        Engine engine = settings.withStandard(
                "ordering", Engine.EMBEDDED, "embedded or raft", text -> Forms.word(text, Engine.class));
        if (engine == Engine.EMBEDDED) {
            return new OrderingSettings.Embedded();
        }
        if (!isLinked) {
            settings.issue("peer.listen", "missing: expected host:port, which ordering: raft needs for the votes");
        }
        Optional<HostPort> listen = settings.required("raft.listen", "host:port of this machine", HostPort::parse);
        SortedMap<OrganisationId, HostPort> peers = settings.map(
                "raft.peers",
                "an organisation's identifier as the key and host:port as the value",
                OrganisationId::parse,
                HostPort::parse);
        RaftLog log = log();
        return listen.<OrderingSettings>map(at -> new OrderingSettings.Raft(at, peers, log))
                .orElseGet(OrderingSettings.Embedded::new);
    }

    private RaftLog log() {
        int kept = settings.withStandard(
                "raft.keep", RaftLog.STANDARD.kept(), "0 to 10000000", text -> Forms.between(text, 0, 10_000_000));
        int fileBytes = settings.withStandard(
                "raft.file-size",
                RaftLog.STANDARD.fileBytes(),
                "a size from 64KB to 1024MB, as 16MB",
                Joining::fileSize);
        return new RaftLog(kept, fileBytes);
    }

    private static int fileSize(String text) {
        int bytes = Forms.size(text);
        if (bytes < RaftLog.SMALLEST_FILE) {
            throw new IllegalArgumentException("too small");
        }
        return bytes;
    }
}
