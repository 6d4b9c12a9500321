/**
 * The link between the members' nodes: requests over HTTP/1.1 inside mutual TLS 1.3, between keys that the ledger lists.
 *
 * <p>A module that carries and does not understand: who belongs to the network, it is told ({@link
 * org.stele.link.TlsMembers}); what is asked, the routes say ({@link org.stele.link.server.PeerRoute}). Start at {@link
 * org.stele.link.server.PeerListener} and {@link org.stele.link.client.PeerClients}.
 */
@NullMarked
package org.stele.link;

import org.jspecify.annotations.NullMarked;
