package org.stele.exchange.intake;

import org.stele.crypto.Bytes;
import org.stele.crypto.VerificationKey;

/**
 * A seat's signature on one payload of a batch.
 *
 * @param index the payload's
 */
public record SeatSignature(int index, VerificationKey key, Bytes signature) {}
