package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.crypto.Bytes;
import org.stele.ledger.genesis.Genesis;
import org.stele.node.config.HostPort;
import org.stele.node.config.OrderingSettings;
import org.stele.node.founding.Place;
import org.stele.node.founding.Proposal;
import org.stele.testkit.network.Ports;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;

/** What operators write into their nodes' files by hand, and read in them. */
final class NodeFiles {
    private NodeFiles() {}

    /** Gives the copy in {@code moved} other addresses than the node has. */
    static void move(NodeProcess node, Path moved) throws IOException {
        List<Integer> ports = node.ports();
        List<Integer> others = Ports.from(Rehearsal.firstPort() + 30, ports.size());
        Path file = moved.resolve("node.yaml");
        String text = Files.readString(file);
        for (int i = 0; i < ports.size(); i++) {
            text = text.replace(":" + ports.get(i), ":" + others.get(i));
        }
        Files.writeString(file, text);
    }

    /** The members' {@code proposal.json} as of today, written into a folder; their names with spaces between them. */
    static String proposals(ProcessNetwork network, Path folder) throws IOException {
        Files.createDirectories(folder);
        StringJoiner names = new StringJoiner(" ");
        for (Candidate member :
                NetworkGenesis.parse(genesis(network).state().unsafeArray()).members()) {
            NodeProcess node = network.nodes().stream()
                    .filter(other -> other.organisation().equals(member.organisation()))
                    .findFirst()
                    .orElseThrow();
            Place place = new Place(
                    member.organisation(),
                    node.configuration().joining().address().orElseThrow(),
                    own(node));
            names.add(Files.write(
                            folder.resolve(node.label() + ".json"),
                            Proposal.of(member, place).toJson())
                    .toString());
        }
        return names.toString();
    }

    static String hash(ProcessNetwork network) throws IOException {
        return genesis(network).network().toString();
    }

    private static Genesis genesis(ProcessNetwork network) throws IOException {
        return Genesis.parse(Bytes.wrap(Files.readAllBytes(network.directory().genesis())));
    }

    /** Sets the epoch, and the same peers of the order, at all of them. */
    static void beginEpoch(int epoch, List<NodeProcess> nodes) throws IOException {
        String peers = nodes.stream()
                .map(node -> "    " + node.organisation() + ": '" + own(node) + "'\n")
                .collect(Collectors.joining());
        for (NodeProcess node : nodes) {
            Path file = node.configuration().directory().configuration();
            String text = Files.readString(file);
            int begin = text.indexOf("  peers:\n", text.indexOf("raft:\n")) + "  peers:\n".length();
            Files.writeString(file, "epoch: " + epoch + "\n" + text.substring(0, begin) + peers);
        }
    }

    private static HostPort own(NodeProcess node) {
        HostPort own = raft(node).peers().get(node.organisation());
        if (own == null) {
            throw new IllegalArgumentException("the node of " + node.label() + " has no address in the order");
        }
        return own;
    }

    private static OrderingSettings.Raft raft(NodeProcess node) {
        return (OrderingSettings.Raft) node.configuration().joining().ordering();
    }

    /** What its process said. */
    static String console(NodeProcess node) throws IOException {
        return Files.readString(node.configuration().directory().logs().resolve("console.log"));
    }
}
