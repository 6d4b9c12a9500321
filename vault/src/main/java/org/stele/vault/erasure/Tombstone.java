package org.stele.vault.erasure;

import org.stele.crypto.RandomId;

/** That a record was erased here: all that is left of it. */
public record Tombstone(RandomId record) {}
