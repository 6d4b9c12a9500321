/**
 * Measures a network of processes: each node in a JVM of its own, ordering by Raft, votes over mutual TLS. Start at {@link
 * org.stele.benchmarks.process.ProcessBench}.
 */
@NullMarked
package org.stele.benchmarks.process;

import org.jspecify.annotations.NullMarked;
