/** The way to other members' nodes. Start at {@link org.stele.link.client.PeerClients}. */
@NullMarked
package org.stele.link.client;

import org.jspecify.annotations.NullMarked;
