package org.stele.benchmarks.ledger;

import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Ed25519SigningKey;

/** An organisation, and the key that it signs its transactions with. */
public record Signer(OrganisationId id, Ed25519SigningKey key) {}
