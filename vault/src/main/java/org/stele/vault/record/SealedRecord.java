package org.stele.vault.record;

import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;

/** What may be said of a sealed record outside the vault: its identifier and its commitment. */
public record SealedRecord(RandomId id, Hash commitment) {}
