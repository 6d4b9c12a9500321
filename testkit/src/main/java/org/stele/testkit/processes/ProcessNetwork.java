package org.stele.testkit.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.ledger.genesis.Genesis;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeDirectory;
import org.stele.node.founding.NodeFile;
import org.stele.node.founding.Place;
import org.stele.testkit.network.Founding;
import org.stele.testkit.network.MemberPlan;
import org.stele.testkit.network.NetworkDirectory;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.network.Ports;

/** A network whose nodes are processes of their own on the loopback address, ordered by Raft, in one folder. */
public final class ProcessNetwork {
    /** How long a network may take to come up on a machine that is busy. */
    public static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String LOOPBACK = "127.0.0.1";
    /** Of one node: HTTP, the link, Raft. */
    private static final int PORTS = 3;

    private final NetworkDirectory directory;
    private final List<NodeProcess> nodes;

    private ProcessNetwork(NetworkDirectory directory, List<NodeProcess> nodes) {
        this.directory = directory;
        this.nodes = new CopyOnWriteArrayList<>(nodes);
    }

    /**
     * Founds a network in a folder that holds none yet: genesis, keys and a configuration for each member. Nothing is started.
     *
     * @param firstPort three ports a member are taken from here on, passing over those in use
     */
    public static void found(Path folder, NetworkPlan plan, int firstPort) throws IOException {
        found(folder, plan, firstPort, _ -> LOOPBACK);
    }

    /**
     * As {@link #found(Path, NetworkPlan, int)}, where the members' nodes call each other by name.
     *
     * @param host of the node of a label, as the others know it; its process must be able to look the names up
     */
    public static void found(Path folder, NetworkPlan plan, int firstPort, UnaryOperator<String> host)
            throws IOException {
        NetworkDirectory directory = new NetworkDirectory(folder);
        if (!directory.labels().isEmpty()) {
            throw new IllegalArgumentException(folder + " holds a network already: name another folder");
        }
        Genesis genesis = new Founding(directory).found(plan);
        List<Integer> ports = Ports.from(firstPort, PORTS * plan.members().size());
        List<Candidate> members =
                NetworkGenesis.parse(genesis.state().unsafeArray()).members();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            String name = host.apply(plan.members().get(i).label());
            places.add(new Place(
                    members.get(i).organisation(),
                    new HostPort(name, ports.get(PORTS * i + 1)),
                    new HostPort(name, ports.get(PORTS * i + 2))));
        }
        for (int i = 0; i < members.size(); i++) {
            write(directory, plan.members().get(i), ports.get(PORTS * i), places.get(i), places);
        }
    }

    private static void write(
            NetworkDirectory directory, MemberPlan member, int httpPort, Place own, List<Place> members)
            throws IOException {
        NodeFile file = new NodeFile(
                own.organisation(),
                directory.passphrase(member.label()),
                httpPort,
                "US",
                Optional.of(directory.databasePrograms()),
                new NodeFile.Listening(
                        new HostPort(LOOPBACK, own.peer().port()),
                        new HostPort(LOOPBACK, own.raft().port())),
                members);
        Files.writeString(new NodeDirectory(directory.node(member.label())).configuration(), file.text());
    }

    /**
     * The network in a folder, whether its nodes run or not.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static ProcessNetwork open(Path folder, JavaCommand command) {
        return open(folder, _ -> command);
    }

    /** As {@link #open(Path, JavaCommand)}, each node of a label by a command of its own. */
    public static ProcessNetwork open(Path folder, Function<String, JavaCommand> commands) {
        NetworkDirectory directory = new NetworkDirectory(folder);
        List<NodeProcess> nodes = directory.labels().stream()
                .map(label -> new NodeProcess(label, directory.node(label), commands.apply(label)))
                .toList();
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException(folder + " holds no network: make one with 'stele network init'");
        }
        return new ProcessNetwork(directory, nodes);
    }

    /** One of which only the folder is there: its nodes are placed one by one. */
    public static ProcessNetwork empty(Path folder) {
        return new ProcessNetwork(new NetworkDirectory(folder), List.of());
    }

    public NetworkDirectory directory() {
        return directory;
    }

    public List<NodeProcess> nodes() {
        return List.copyOf(nodes);
    }

    /**
     * Looks anew at a member's node, which runs in this folder from now on or by this command; or at a newcomer's.
     *
     * @return the node, in place of the one that had this label
     */
    public NodeProcess place(String label, Path folder, JavaCommand command) {
        NodeProcess node = new NodeProcess(label, folder, command);
        nodes.removeIf(other -> other.label().equals(label));
        nodes.add(node);
        return node;
    }

    /**
     * The node of this label.
     *
     * @throws IllegalArgumentException where there is none
     */
    public NodeProcess node(String label) {
        return nodes.stream()
                .filter(node -> node.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no member is called " + label));
    }

    /** Starts all that do not run and waits until all are ready. */
    public void up(Duration patience) throws IOException, InterruptedException {
        for (NodeProcess node : nodes) {
            node.start();
        }
        for (NodeProcess node : nodes) {
            node.awaitReady(patience);
        }
    }

    /** Ends all that run, all at once. */
    public void down() {
        nodes.forEach(node -> node.running().ifPresent(ProcessHandle::destroy));
        nodes.forEach(NodeProcess::stop);
    }
}
