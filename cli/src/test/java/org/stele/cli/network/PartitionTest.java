package org.stele.cli.network;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.crypto.RandomId;
import org.stele.ledger.transaction.Envelope;
import org.stele.testkit.history.Client;
import org.stele.testkit.history.Contradictions;
import org.stele.testkit.history.Event;
import org.stele.testkit.history.History;
import org.stele.testkit.network.NetworkDirectory;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.processes.JavaCommand;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.testkit.wire.Wires;
import org.stele.wallet.Holder;
import org.stele.wallet.file.WalletFile;
import org.stele.wallet.http.NodeClient;
import tools.jackson.databind.JsonNode;

/** Four processes whose ways to each other are cut in each shape: there is no fork, and they go on by themselves. */
class PartitionTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** How often each node is looked at, ten times a second, until it says that nothing becomes final. */
    private static final int LOOKS = 170;

    @TempDir
    private Path folder;

    private final History history = new History();
    private final List<Client> clients = new ArrayList<>();
    private final Map<String, Holder> administrations = new HashMap<>();
    private Wires wires;
    private ProcessNetwork network;

    @BeforeEach
    void bringUp() throws Exception {
        ProcessNetwork.found(folder, NetworkPlan.standard(), firstPort(), Wires::name);
        List<String> labels = new NetworkDirectory(folder).labels();
        wires = new Wires(Files.createDirectory(folder.resolve("wires")), labels);
        Map<String, JavaCommand> commands = new HashMap<>();
        for (String label : labels) {
            String hosts = "-D" + Wires.HOSTS + "=" + wires.hosts(label);
            commands.put(label, new JavaCommand("org.stele.cli.Main", List.of("-XX:TieredStopAtLevel=1", hosts)));
        }
        network = ProcessNetwork.open(folder, commands::get);
        for (NodeProcess node : network.nodes()) {
            wires.lay(node.label(), node.ports());
        }
        network.up(ProcessNetwork.PATIENCE);
        for (NodeProcess node : network.nodes()) {
            administrations.put(node.label(), administration(node.label()));
            clients.add(Client.open(node.label(), client(node), () -> registration(node.label()), history));
        }
    }

    @AfterEach
    void takeDown() throws Exception {
        for (Client client : clients) {
            client.close();
        }
        network.down();
        wires.close();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theyNeverForkAndGoOnByThemselves() throws Exception {
        allGoOn();
        aLeaderAloneFinishesNothingAndTheOthersGoOn();
        twoAndTwoFinishNothing();
        aLeaderWhomNobodyHearsIsReplaced();
        aLeaderWhoHearsNobodyIsReplaced();
        assertThat(Contradictions.in(history)).isEmpty();
    }

    private void aLeaderAloneFinishesNothingAndTheOthersGoOn() throws Exception {
        String leader = leader();
        wires.part(List.of(leader));
        writesGoOnAt(others(leader));
        long begin = System.nanoTime();
        writesGoOnAt(others(leader));
        assertThat(finalSince(begin, leader)).isZero();
        healed();
    }

    /** Each side goes on answering what is certified, and says at once why it takes nothing. */
    private void twoAndTwoFinishNothing() throws Exception {
        wires.part(List.of("hospital-a", "board"));
        long begin = System.nanoTime();
        history.await(PATIENCE, () -> labels().stream().allMatch(label -> looksSince(begin, label) > LOOKS));
        assertThat(labels())
                .allSatisfy(
                        label -> assertThat(finalSince(begin, label)).as(label).isLessThanOrEqualTo(1));
        healed();
    }

    private void aLeaderWhomNobodyHearsIsReplaced() throws Exception {
        String leader = leader();
        others(leader).forEach(other -> wires.holdUp(leader, other));
        writesGoOnAt(others(leader));
        healed();
    }

    private void aLeaderWhoHearsNobodyIsReplaced() throws Exception {
        String leader = leader();
        others(leader).forEach(other -> wires.holdUp(other, leader));
        writesGoOnAt(others(leader));
        healed();
    }

    private void healed() throws Exception {
        wires.heal();
        allGoOn();
        assertThat(Contradictions.in(history)).isEmpty();
    }

    private void allGoOn() throws Exception {
        writesGoOnAt(labels());
    }

    /** Each finishes two more: the first may have been nearly there. */
    private void writesGoOnAt(List<String> labels) throws Exception {
        long begin = System.nanoTime();
        history.await(PATIENCE, () -> labels.stream().allMatch(label -> finalSince(begin, label) >= 2));
    }

    private long finalSince(long begin, String label) {
        return history.acknowledged().stream()
                .filter(write -> write.client().equals(label) && write.told() > begin)
                .count();
    }

    private long looksSince(long begin, String label) {
        return history.events().stream()
                .filter(event ->
                        event instanceof Event.Looked look && look.client().equals(label) && look.asked() > begin)
                .count();
    }

    /** Whom most of the others follow. */
    private String leader() throws Exception {
        for (NodeProcess node : network.nodes()) {
            JsonNode leader =
                    client(node).get("/v1/network/status").path("ordering").path("leader");
            for (NodeProcess other : network.nodes()) {
                if (other.organisation().toString().equals(leader.asString(""))) {
                    return other.label();
                }
            }
        }
        throw new IllegalStateException("nobody leads");
    }

    private List<String> labels() {
        return network.nodes().stream().map(NodeProcess::label).toList();
    }

    private List<String> others(String label) {
        return labels().stream().filter(other -> !other.equals(label)).toList();
    }

    private Envelope registration(String label) {
        IdentityCommand register = new IdentityCommand.Register(List.of(new SubjectId(RandomId.generate())));
        return requireNonNull(administrations.get(label))
                .transaction("identity", "register", register, InstantSource.system());
    }

    private static NodeClient client(NodeProcess node) {
        return new NodeClient(node.address(), node.organisation().value(), InstantSource.system());
    }

    private Holder administration(String label) throws Exception {
        char[] passphrase =
                Files.readString(network.directory().passphrase(label)).strip().toCharArray();
        return WalletFile.load(network.directory().administration(label), passphrase)
                .roles()
                .getFirst()
                .holder();
    }

    /** So that two runs on one machine do not take each other's. */
    private static int firstPort() {
        return 10_000 + (int) (ProcessHandle.current().pid() % 500) * 40 + 20;
    }
}
