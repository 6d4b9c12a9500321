/**
 * The other organisations' nodes, as a use case sees them; the node implements them by signed requests. Start at {@link
 * org.stele.exchange.peer.Peers}.
 */
@NullMarked
package org.stele.exchange.peer;

import org.jspecify.annotations.NullMarked;
