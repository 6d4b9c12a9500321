package org.stele.node.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stele.contracts.id.OrganisationId;

/** What puts entries into one order for the members. */
public sealed interface OrderingSettings {
    /** This process, or the one that the node runs in. */
    record Embedded() implements OrderingSettings {}

    /**
     * How much of the order a node keeps that it has in certified blocks too.
     *
     * @param kept how many entries below the newest certified one
     * @param fileBytes the size of a file of the log; files are forgotten whole
     */
    record RaftLog(int kept, int fileBytes) {
        /** Some hours of a network at rest, minutes of one at its limits. */
        public static final RaftLog STANDARD = new RaftLog(10_000, 16 << 20);

        static final int SMALLEST_FILE = 64 << 10;
    }

    /**
     * A Raft group of the members' nodes.
     *
     * @param listen where this node takes the others' connections
     * @param peers every node that the group begins with, this one among them, and where the others reach it
     */
    record Raft(HostPort listen, SortedMap<OrganisationId, HostPort> peers, RaftLog log) implements OrderingSettings {
        public Raft {
            peers = Collections.unmodifiableSortedMap(new TreeMap<>(peers));
        }
    }
}
