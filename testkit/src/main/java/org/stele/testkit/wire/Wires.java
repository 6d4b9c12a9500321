package org.stele.testkit.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Wires between all nodes of a network on this machine, so that a network can be parted without a privilege. Each node calls the
 * others by name, and each has a hosts file of its own, by which a name leads to its own wire to that node. Needs a system that
 * answers at every address of 127.0.0.0/8, as Linux does.
 */
public final class Wires implements AutoCloseable {
    /** The system property with which a Java process is given its hosts file. */
    public static final String HOSTS = "jdk.net.hosts.file";

    private static final String LOOPBACK = "127.0.0.1";

    private record Way(String from, String to) {}

    private final Path folder;
    private final List<String> labels;
    private final Map<Way, List<Wire>> wires = new HashMap<>();

    /**
     * @param folder for the hosts files
     * @param labels of the nodes
     */
    public Wires(Path folder, List<String> labels) {
        this.folder = folder;
        this.labels = List.copyOf(labels);
    }

    public List<String> labels() {
        return labels;
    }

    /** The name by which a node is called. */
    public static String name(String label) {
        return label + ".stele.test";
    }

    /** Writes a node's hosts file. */
    public Path hosts(String label) throws IOException {
        String own = LOOPBACK + " localhost " + InetAddress.getLocalHost().getHostName() + " " + name(label) + "\n";
        String others = labels.stream()
                .filter(other -> !other.equals(label))
                .map(other -> address(label, other) + " " + name(other) + "\n")
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve(label + ".hosts"), own + others);
    }

    /** Lays the wires to a node, which listens at these ports of the loopback address. */
    public void lay(String to, Collection<Integer> ports) throws IOException {
        for (String from : labels) {
            if (!from.equals(to)) {
                List<Wire> way = new ArrayList<>();
                wires.put(new Way(from, to), way);
                for (int port : ports) {
                    way.add(Wire.lay(at(address(from, to), port), at(LOOPBACK, port)));
                }
            }
        }
    }

    /** Holds up all that {@code from} sends to {@code to}, whoever of the two called. */
    public void holdUp(String from, String to) {
        set(from, to, false);
    }

    /** Parts these nodes from all others. */
    public void part(Collection<String> some) {
        for (String one : some) {
            labels.stream().filter(other -> !some.contains(other)).forEach(other -> {
                holdUp(one, other);
                holdUp(other, one);
            });
        }
    }

    /** Opens every way. */
    public void heal() {
        wires.keySet().forEach(way -> set(way.from(), way.to(), true));
    }

    private void set(String from, String to, boolean isOpen) {
        wires.getOrDefault(new Way(from, to), List.of())
                .forEach(wire -> wire.there().set(isOpen));
        wires.getOrDefault(new Way(to, from), List.of())
                .forEach(wire -> wire.back().set(isOpen));
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    private String address(String from, String to) {
        return "127.0." + (labels.indexOf(from) + 1) + "." + (labels.indexOf(to) + 1);
    }

    @Override
    public void close() throws IOException {
        for (List<Wire> way : wires.values()) {
            for (Wire wire : way) {
                wire.close();
            }
        }
    }
}
