/**
 * The way to other organisations' nodes and from them: over the link, where each node runs by itself; over HTTP with every
 * request signed by this organisation's key, where all run in one process.
 *
 * <p>What may not live here: what is said to them, which is the exchange's. Start at {@link org.stele.node.peer.LinkPeers} and
 * {@link org.stele.node.peer.PeerDoor}.
 */
@NullMarked
package org.stele.node.peer;

import org.jspecify.annotations.NullMarked;
