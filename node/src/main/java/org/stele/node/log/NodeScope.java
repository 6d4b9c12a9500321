package org.stele.node.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which node of this process a thread works for. Threads that are made while it is open, and those that they make, belong to
 * it too: that is how libraries' threads find their node's log.
 */
public final class NodeScope implements AutoCloseable {
    private static final InheritableThreadLocal<@Nullable Path> CURRENT = new InheritableThreadLocal<>();

    private final @Nullable Path before;

    private NodeScope(@Nullable Path before) {
        this.before = before;
    }

    /** Opens the scope of the node in {@code directory} on this thread, until it is closed. */
    public static NodeScope open(Path directory) {
        NodeScope scope = new NodeScope(CURRENT.get());
        CURRENT.set(directory);
        return scope;
    }

    /** Whether a message of this thread belongs into the log of the node in {@code directory}; nobody's belong everywhere. */
    static boolean concerns(Path directory) {
        Path current = CURRENT.get();
        return current == null || current.equals(directory);
    }

    @Override
    public void close() {
        CURRENT.set(before);
    }
}
