package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stele.testkit.processes.NodeProcess;

/** What a node's process holds in memory, by the kernel's count. */
final class Resident {
    /** More than twice the heap that a rehearsal's node may have: what is beside it, RocksDB's caches and buffers, is bounded too. */
    static final long BOUND_MEBIBYTES = 1_024;

    private Resident() {}

    /** In MiB; 0 where the node does not run. */
    static long mebibytes(NodeProcess node) throws IOException {
        return node.running().isPresent() ? mebibytes(node.running().get()) : 0;
    }

    private static long mebibytes(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
