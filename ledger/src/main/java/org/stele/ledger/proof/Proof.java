package org.stele.ledger.proof;

import org.stele.crypto.Bytes;

/** A proof as a file: opaque bytes, which {@link ProofVerifier} alone gives a meaning. */
public record Proof(Bytes encoded) {}
