package org.stele.ordering.raft;

import java.io.IOException;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.rpc.RpcType;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage.StartupOption;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;
import org.stele.ordering.raft.tls.PeerSecurity;

/** A running peer of Ratis, and what it knows. */
final class RaftPeerServer implements AutoCloseable {
    private final RaftSettings settings;
    private final PeerDirectory directory;
    private final Progress progress;
    private final EntryStateMachine machine;
    private final RaftServer server;
    private final RaftServer.Division division;
    private final LeaderCalls calls;
    private final Certainty certainty;

    private RaftPeerServer(
            RaftSettings settings,
            PeerDirectory directory,
            Progress progress,
            EntryStateMachine machine,
            RaftServer server,
            Parameters parameters)
            throws IOException {
        this.settings = settings;
        this.directory = directory;
        this.progress = progress;
        this.machine = machine;
        this.server = server;
        this.division = server.getDivision(RaftGroupId.valueOf(settings.group()));
        this.calls = new LeaderCalls(server, division, parameters);
        this.certainty = new Certainty(
                division, progress, settings.tuning().electionMax().multipliedBy(2));
    }

    static RaftPeerServer start(RaftSettings settings, RpcType transport) throws OrderingException {
        try {
            PeerDirectory directory = PeerDirectory.take(settings);
            try {
                return start(settings, directory, transport);
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            throw new OrderingException(
                    Kind.ENDED, "cannot open the ordering in " + settings.directory() + ": " + e.getMessage(), e);
        }
    }

    private static RaftPeerServer start(RaftSettings settings, PeerDirectory directory, RpcType transport)
            throws IOException {
        Manners.teach();
        Progress progress = new Progress();
        EntryStateMachine machine = new EntryStateMachine(directory, progress);
        Parameters parameters = PeerSecurity.parameters(settings.tls());
        RaftServer server = RaftServer.newBuilder()
                .setServerId(RaftPeerId.valueOf(settings.peer()))
                .setGroup(RaftGroup.valueOf(
                        RaftGroupId.valueOf(settings.group()),
                        settings.peers().stream().map(PeerAddress::toRatis).toList()))
                .setStateMachine(machine)
                .setProperties(RatisSettings.of(settings, transport))
                .setParameters(parameters)
                .setOption(StartupOption.RECOVER)
                .build();
        try {
            server.start();
            directory.mark(settings);
            return new RaftPeerServer(settings, directory, progress, machine, server, parameters);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    String id() {
        return settings.peer();
    }

    RaftServer.Division division() {
        return division;
    }

    Progress progress() {
        return progress;
    }

    EntryStateMachine machine() {
        return machine;
    }

    LeaderCalls calls() {
        return calls;
    }

    Certainty certainty() {
        return certainty;
    }

    GroupChange groupChange() {
        return new GroupChange(server, division);
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            directory.close();
        }
    }
}
