package org.stele.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a network in one process keeps what it has: everything lies in here. */
public record NetworkDirectory(Path root) {
    public NetworkDirectory {
        root = root.toAbsolutePath().normalize();
    }

    public Path ordering() {
        return root.resolve("ordering");
    }

    /** The genesis, for whoever verifies; each node has its own copy. */
    public Path genesis() {
        return root.resolve("genesis.json");
    }

    /** PostgreSQL's programs, which all nodes share. */
    public Path databasePrograms() {
        return root.resolve("postgresql");
    }

    public Path node(String label) {
        return root.resolve("nodes").resolve(label);
    }

    /** What the organisation's administrator has, which the node does not: the administration key. */
    public Path operator(String label) {
        return root.resolve("operators").resolve(label);
    }

    /** The passphrase of the node's keys. */
    public Path passphrase(String label) {
        return operator(label).resolve("passphrase");
    }

    /** The wallet with the administration key, under the same passphrase. */
    public Path administration(String label) {
        return operator(label).resolve("administration.wallet");
    }

    /** The labels of the members that are there, in order. */
    public List<String> labels() {
        Path nodes = root.resolve("nodes");
        if (!Files.isDirectory(nodes)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(nodes)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the network's folder cannot be read", e);
        }
    }
}
