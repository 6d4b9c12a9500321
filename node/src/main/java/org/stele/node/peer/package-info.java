/**
 * The way to other organisations' nodes: HTTP, every request signed by this organisation's key.
 *
 * <p>What may not live here: what is said to them, which is the exchange's. Start at {@link org.stele.node.peer.HttpPeers}.
 */
@NullMarked
package org.stele.node.peer;

import org.jspecify.annotations.NullMarked;
