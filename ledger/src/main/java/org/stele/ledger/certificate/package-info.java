/**
 * Votes, and the certificates that a quorum of them makes: they make a block final whoever ordered it. Start at
 * {@link org.stele.ledger.certificate.Certificate}. What nodes ask of each other is {@link
 * org.stele.ledger.certificate.VotePeer} and {@link org.stele.ledger.certificate.BlockPeer}; a transport implements {@link
 * org.stele.ledger.certificate.VoteExchange} and {@link org.stele.ledger.certificate.BlockExchange}, which in one process are
 * {@link org.stele.ledger.certificate.InProcessVotes} and {@link org.stele.ledger.certificate.InProcessBlocks}.
 */
@NullMarked
package org.stele.ledger.certificate;

import org.jspecify.annotations.NullMarked;
