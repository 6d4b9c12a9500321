/**
 * Parts a network of separate processes: ways between nodes that can be held up, each direction by itself.
 *
 * <p>What may not live here: anything that knows what the bytes mean. Start at {@link org.stele.testkit.wire.Wires}.
 */
@NullMarked
package org.stele.testkit.wire;

import org.jspecify.annotations.NullMarked;
