/**
 * Votes, and the certificates that a quorum of them makes: they make a block final whoever ordered it. Start at
 * {@link org.stele.ledger.certificate.Certificate} and {@link org.stele.ledger.certificate.VoteExchange}.
 */
@NullMarked
package org.stele.ledger.certificate;

import org.jspecify.annotations.NullMarked;
