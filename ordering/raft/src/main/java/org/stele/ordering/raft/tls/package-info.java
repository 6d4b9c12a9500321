/**
 * Who may speak to a peer: mutual TLS 1.3 between keys that somebody else decides about, asked anew for every message, so
 * that a member that was expelled is not heard any longer. Start at {@link org.stele.ordering.raft.tls.PeerTls}.
 */
@NullMarked
package org.stele.ordering.raft.tls;

import org.jspecify.annotations.NullMarked;
