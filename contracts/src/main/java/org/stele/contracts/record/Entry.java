package org.stele.contracts.record;

import org.stele.contracts.id.RecordId;
import org.stele.crypto.Hash;

/** One record of a batch: about 90 bytes of JSON. */
public record Entry(RecordId id, Hash commitment) {}
