package org.stele.ledger.transaction;

import org.stele.crypto.Bytes;
import org.stele.crypto.VerificationKey;

/**
 * A signature beside a payload, with the whole key that it is checked with: checking needs no state. Whether the key is in
 * force for the author is for the state to say.
 */
public record SignatureEntry(VerificationKey key, Bytes signature) {}
