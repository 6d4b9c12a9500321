package org.stele.cli.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.ProposalId;
import org.stele.contracts.network.NetworkCommand;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.link.TlsMembers;
import org.stele.link.client.PeerCall;
import org.stele.link.client.PeerClients;
import org.stele.link.client.PeerRefusedException;
import org.stele.link.tls.NodeTls;
import org.stele.link.tls.TlsKey;
import org.stele.node.config.HostPort;
import org.stele.node.keys.TlsKeyFile;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Four organisations' nodes, each a process of its own: one order by Raft, votes and everything else by mutual TLS. */
@Tag("faults")
class SeparateProcessesTest {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final PeerCall CERTIFIED = new PeerCall("/v1/votes/certified", Duration.ofSeconds(5), 1 << 20);
    /** {@code [0, 1]}: one header from the genesis on. */
    private static final byte[] FROM_GENESIS = {(byte) 0x82, 0x00, 0x01};

    @TempDir
    private Path folder;

    private Rehearsal rehearsal;
    private ProcessNetwork network;

    @BeforeEach
    void found() throws IOException {
        rehearsal = Rehearsal.found(folder);
        network = rehearsal.network();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theyFormOneNetworkThatSurvivesAKilledNodeAndKeepsStrangersOut() throws Exception {
        try {
            network.up(ProcessNetwork.PATIENCE);
            rehearsal.registerAt("hospital-a");
            rehearsal.registerAt("insurer");
            strangersAndPlainTextAreRefused();
            aKilledNodeComesBackToTheSameState();
            healthAndMetricsSayWhatTheStatusSays();
            TwoDown.play(rehearsal);
            anExpelledMemberIsRefusedFromThenOn();
        } finally {
            network.down();
        }
        assertThat(network.nodes())
                .allSatisfy(node -> assertThat(node.running()).isEmpty());
    }

    private void strangersAndPlainTextAreRefused() throws Exception {
        assertThat(certifiedHeaders(tlsKey("insurer"), "board")).isNotEmpty();
        assertThatThrownBy(() -> certifiedHeaders(TlsKey.generate(), "board"))
                .isInstanceOf(PeerUnreachableException.class);
        HostPort link = network.node("board").configuration().joining().listen().orElseThrow();
        try (Socket plain = new Socket(link.host(), link.port())) {
            plain.getOutputStream()
                    .write("POST /v1/votes/certified HTTP/1.1\r\nHost: b\r\nContent-Length: 3\r\n\r\n\u0001\u0001\u0001"
                            .getBytes(US_ASCII));
            assertThat(new String(plain.getInputStream().readAllBytes(), US_ASCII))
                    .doesNotContain(" 200 ");
        }
    }

    private void aKilledNodeComesBackToTheSameState() throws Exception {
        NodeProcess killed = network.node("hospital-b");
        killed.kill();
        Submitted meanwhile = rehearsal.registerAt("hospital-a");
        assertThat(status().exitCode()).isEqualTo(1);
        assertThat(status().text()).contains("! the node hospital-b at " + killed.address());
        killed.start();
        killed.awaitReady(ProcessNetwork.PATIENCE);
        assertThat(rehearsal.registerAt("hospital-b").height()).isGreaterThan(meanwhile.height());
        assertThat(rehearsal
                        .client(killed)
                        .get("/v1/transactions/" + meanwhile.transaction())
                        .path("code")
                        .asString())
                .isEqualTo("OK");
        assertThat(status().text()).contains("led by").doesNotContain("another certified");
    }

    private void healthAndMetricsSayWhatTheStatusSays() throws Exception {
        NodeClient node = rehearsal.client(network.node("board"));
        long end = System.nanoTime() + ProcessNetwork.PATIENCE.toNanos();
        while (!isSaidAlike(node)) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Who votes and who leads; a leader may change between two questions. */
    private static boolean isSaidAlike(NodeClient node) throws Exception {
        JsonNode status = node.get("/v1/network/status");
        JsonNode health = node.get("/actuator/health").at("/components/ledger/details");
        List<String> metrics =
                new String(node.getBytes("/actuator/prometheus"), UTF_8).lines().toList();
        String leader = status.at("/ordering/leader").asString("");
        return StreamSupport.stream(status.path("members").spliterator(), false).allMatch(member -> {
                    String name = member.path("name").asString();
                    boolean leads = member.path("organisation").asString().equals(leader);
                    return metrics.contains("stele_member_leads{member=\"" + name + "\"} " + (leads ? "1.0" : "0.0"))
                            && metrics.stream().anyMatch(line -> line.startsWith("stele_member_voted{member=\"" + name))
                            && health.path("leader")
                                            .valueStream()
                                            .anyMatch(led -> led.asString().equals(name))
                                    == leads;
                })
                && health.path("epoch").equals(status.path("epoch"))
                && metrics.contains("stele_ledger_epoch " + status.path("epoch").asDouble());
    }

    private void anExpelledMemberIsRefusedFromThenOn() throws Exception {
        OrganisationId insurer = network.node("insurer").organisation();
        TlsKey key = tlsKey("insurer");
        ProposalId proposal = new ProposalId(RandomId.generate());
        rehearsal.submit(
                "board", "network", "proposeExpulsion", new NetworkCommand.ProposeExpulsion(proposal, insurer));
        rehearsal.submit("hospital-a", "network", "support", new NetworkCommand.Support(proposal));
        assertThat(certifiedHeaders(key, "hospital-b")).isNotEmpty();
        rehearsal.submit("hospital-b", "network", "support", new NetworkCommand.Support(proposal));
        assertThatThrownBy(() -> certifiedHeaders(key, "hospital-b")).isInstanceOf(PeerUnreachableException.class);
        rehearsal.registerAt("hospital-a");
    }

    private byte[] certifiedHeaders(TlsKey shown, String label)
            throws PeerUnreachableException, PeerRefusedException, IOException, NodeProblem {
        NodeProcess node = network.node(label);
        URI address =
                URI.create("https://" + node.configuration().joining().listen().orElseThrow());
        RandomId organisation = node.organisation().value();
        try (PeerClients clients = new PeerClients(
                Map.of(organisation, address),
                new NodeTls(shown, new Only(organisation, tlsKey(label).hash())))) {
            return clients.ask(organisation, CERTIFIED, FROM_GENESIS);
        }
    }

    private record Only(RandomId member, Hash key) implements TlsMembers {
        @Override
        public Optional<RandomId> memberOf(Hash other) {
            return key.equals(other) ? Optional.of(member) : Optional.empty();
        }

        @Override
        public Optional<Hash> keyOf(RandomId other) {
            return member.equals(other) ? Optional.of(key) : Optional.empty();
        }
    }

    private record Outcome(int exitCode, String text) {}

    private Outcome status() {
        StringWriter out = new StringWriter();
        int exitCode = new CommandLine(new StatusCommand())
                .setOut(new PrintWriter(out, true))
                .execute(folder.toString());
        return new Outcome(exitCode, out.toString());
    }

    private TlsKey tlsKey(String label) throws IOException {
        try {
            return TlsKeyFile.read(
                    network.node(label).configuration().directory().tlsKey(), rehearsal.passphrase(label));
        } catch (WrongPassphraseException e) {
            throw new IllegalStateException(e);
        }
    }
}
