package org.stele.vault.journal.proof;

import org.stele.crypto.Hash;

/**
 * The state of a whole journal, as the ledger is told it.
 *
 * @param number 1, 2, 3…, one more with each root that was posted
 * @param root of the sparse tree of all chains' heads
 * @param entries how many entries all chains hold together
 */
public record JournalRoot(long number, Hash root, long entries) {}
