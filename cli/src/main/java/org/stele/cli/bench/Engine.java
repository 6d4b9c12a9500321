package org.stele.cli.bench;

/** What puts batches in order. */
enum Engine {
    EMBEDDED,
    RAFT
}
