/** What a node answers to other nodes. Start at {@link org.stele.link.server.PeerListener}. */
@NullMarked
package org.stele.link.server;

import org.jspecify.annotations.NullMarked;
