/**
 * A whole network in one JVM: the same nodes as in production, with an ordering and votes inside the process, for tests, the
 * demonstration and benchmarks.
 *
 * <p>What may not live here: anything that a node needs. Start at {@link org.stele.testkit.network.EmbeddedNetwork}.
 */
@NullMarked
package org.stele.testkit;

import org.jspecify.annotations.NullMarked;
