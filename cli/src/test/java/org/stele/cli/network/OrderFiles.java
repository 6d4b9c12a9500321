package org.stele.cli.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.stele.testkit.processes.NodeProcess;

/** How much of the order nodes keep, and its files in their folders. */
final class OrderFiles {
    private OrderFiles() {}

    /** Next to nothing of what is certified, in the smallest files that there are. */
    static void keepLittle(List<NodeProcess> nodes) throws IOException {
        for (NodeProcess node : nodes) {
            Path file = node.configuration().directory().configuration();
            Files.writeString(file, Files.readString(file).replace("raft:\n", "raft:\n  keep: 0\n  file-size: 64KB\n"));
        }
    }

    /** Writes until none of these nodes has an entry left of those that were there before. */
    static void writeUntilPurged(List<NodeProcess> nodes, Callable<?> write) throws Exception {
        long before = openFile(nodes);
        while (nodes.stream().anyMatch(node -> files(node).max().orElseThrow() <= before)) {
            write.call();
        }
        long since = openFile(nodes);
        while (nodes.stream().anyMatch(node -> files(node).min().orElseThrow() < since)) {
            write.call();
        }
    }

    private static long openFile(List<NodeProcess> nodes) {
        return nodes.stream()
                .mapToLong(node -> files(node).max().orElseThrow())
                .max()
                .orElseThrow();
    }

    /** The positions at which the files of a node's log begin: {@code log_17-93}, {@code log_inprogress_94}. */
    private static LongStream files(NodeProcess node) {
        return names(names(node.configuration().directory().raft(1).resolve("log"))
                        .findFirst()
                        .orElseThrow()
                        .resolve("current"))
                .map(path -> path.getFileName().toString())
                .filter(name -> name.matches("log_(inprogress_\\d+|\\d+-\\d+)"))
                .mapToLong(name -> Long.parseLong(name.replaceAll("log_(inprogress_)?(\\d+).*", "$2")));
    }

    private static Stream<Path> names(Path folder) {
        try (Stream<Path> names = Files.list(folder)) {
            return names.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
