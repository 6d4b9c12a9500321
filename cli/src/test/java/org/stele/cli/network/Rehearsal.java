package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stele.cli.network.liar.LyingNode;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Code;
import org.stele.ledger.transaction.Envelope;
import org.stele.testkit.history.Client;
import org.stele.testkit.history.History;
import org.stele.testkit.machine.FailingMachine;
import org.stele.testkit.network.NetworkDirectory;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.processes.JavaCommand;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.testkit.wire.Wires;
import org.stele.wallet.Holder;
import org.stele.wallet.file.WalletFile;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;

/** The standard network as processes, and its administrations, who write. */
final class Rehearsal {
    /** Four virtual machines at once need not compile for a long life. */
    private static final List<String> QUICK_TO_START = List.of("-XX:TieredStopAtLevel=1");

    private static final String MAIN = "org.stele.cli.Main";
    /** Runs a node as this build has it. */
    static final JavaCommand COMMAND = new JavaCommand(MAIN, QUICK_TO_START);

    private final ProcessNetwork network;

    private Rehearsal(ProcessNetwork network) {
        this.network = network;
    }

    static Rehearsal found(Path folder) throws IOException {
        ProcessNetwork.found(folder, NetworkPlan.standard(), firstPort());
        return new Rehearsal(ProcessNetwork.open(folder, COMMAND));
    }

    /** As {@link #found(Path)}, where the nodes reach each other over {@code wires} alone. */
    static Rehearsal found(Path folder, Wires wires) throws IOException {
        ProcessNetwork.found(folder, NetworkPlan.standard(), firstPort(), Wires::name);
        Map<String, JavaCommand> commands = new HashMap<>();
        for (String label : wires.labels()) {
            List<String> options = new ArrayList<>(QUICK_TO_START);
            options.add("-D" + Wires.HOSTS + "=" + wires.hosts(label));
            commands.put(label, new JavaCommand(MAIN, options));
        }
        ProcessNetwork network = ProcessNetwork.open(folder, commands::get);
        for (NodeProcess node : network.nodes()) {
            wires.lay(node.label(), node.ports());
        }
        return new Rehearsal(network);
    }

    /** As {@link #found(Path)}, each node on a machine of its own, in {@code folder/machines}. */
    static Rehearsal found(Path folder, Path library, Map<String, FailingMachine> machines) throws IOException {
        Path network = folder.resolve("network");
        ProcessNetwork.found(network, NetworkPlan.standard(), firstPort());
        NetworkDirectory directory = new NetworkDirectory(network);
        Map<String, JavaCommand> commands = new HashMap<>();
        for (String label : directory.labels()) {
            FailingMachine machine =
                    FailingMachine.make(library, folder.resolve("machines").resolve(label), directory.node(label));
            machines.put(label, machine);
            commands.put(label, COMMAND.with(machine.environment()));
        }
        return new Rehearsal(ProcessNetwork.open(network, commands::get));
    }

    /** As {@link #found(Path)}, where {@link #askedFirst} can be told to lie. */
    static Rehearsal foundWithLiar(Path folder) throws IOException {
        String liar = found(folder).askedFirst().label();
        JavaCommand lying = new JavaCommand(LyingNode.class.getName(), QUICK_TO_START);
        return new Rehearsal(ProcessNetwork.open(folder, label -> label.equals(liar) ? lying : COMMAND));
    }

    /** The node of the member whom the others ask first for what they lack. */
    NodeProcess askedFirst() {
        return network.nodes().stream()
                .min(Comparator.comparing(node -> node.organisation().value()))
                .orElseThrow();
    }

    ProcessNetwork network() {
        return network;
    }

    /** At each node a client that writes and reads all the time. */
    List<Client> clients(History history) throws Exception {
        return clients(history, network.nodes());
    }

    /** As {@link #clients(History)}, at some of the nodes. */
    List<Client> clients(History history, List<NodeProcess> nodes) throws Exception {
        List<Client> clients = new ArrayList<>();
        for (NodeProcess node : nodes) {
            Holder administration = administration(node.label());
            clients.add(Client.open(node.label(), client(node), () -> registration(administration), history));
        }
        return clients;
    }

    /** Who leads the ordering, as the first node sees it that answers. */
    NodeProcess leader() {
        for (NodeProcess node : network.nodes()) {
            String leader = leaderSeenBy(node);
            for (NodeProcess other : network.nodes()) {
                if (other.organisation().toString().equals(leader)) {
                    return other;
                }
            }
        }
        throw new IllegalStateException("nobody leads");
    }

    private String leaderSeenBy(NodeProcess node) {
        try {
            return client(node)
                    .get("/v1/network/status")
                    .path("ordering")
                    .path("leader")
                    .asString("");
        } catch (IOException | NodeProblem e) { // it is down, or has nothing to say: another is asked
            return "";
        }
    }

    private static IdentityCommand.Register aSubject() {
        return new IdentityCommand.Register(List.of(new SubjectId(RandomId.generate())));
    }

    /** A transaction of the least kind there is. */
    Envelope registration(Holder administration) {
        return administration.transaction("identity", "register", aSubject(), InstantSource.system());
    }

    /** Writes a transaction of the least kind there is at a member's node, and waits until it is final. */
    Submitted registerAt(String label) throws Exception {
        return submit(label, "identity", "register", aSubject());
    }

    Submitted submit(String label, String contract, String command, Object body) throws Exception {
        NodeClient client = client(network.node(label));
        Submitted submitted = client.submit(administration(label).transaction(contract, command, body, client.clock()));
        assertThat(submitted.code()).isEqualTo(Code.OK);
        return submitted;
    }

    NodeClient client(NodeProcess node) {
        return new NodeClient(node.address(), node.organisation().value(), InstantSource.system());
    }

    Holder administration(String label) throws Exception {
        return WalletFile.load(network.directory().administration(label), passphrase(label))
                .roles()
                .getFirst()
                .holder();
    }

    char[] passphrase(String label) throws IOException {
        return Files.readString(network.directory().passphrase(label)).strip().toCharArray();
    }

    /** So that two runs on one machine do not take each other's. */
    static int firstPort() {
        return 10_000 + (int) (ProcessHandle.current().pid() % 500) * 40;
    }
}
