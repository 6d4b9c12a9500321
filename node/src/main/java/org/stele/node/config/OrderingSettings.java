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
     * A Raft group of the members' nodes.
     *
     * @param listen where this node takes the others' connections
     * @param peers every node that the group begins with, this one among them, and where the others reach it
     */
    record Raft(HostPort listen, SortedMap<OrganisationId, HostPort> peers) implements OrderingSettings {
        public Raft {
            peers = Collections.unmodifiableSortedMap(new TreeMap<>(peers));
        }
    }
}
