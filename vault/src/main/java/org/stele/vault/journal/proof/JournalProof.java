package org.stele.vault.journal.proof;

import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;

/**
 * That a subject's chain has exactly so many entries and ends in this head, in the journal whose root the ledger holds. With
 * the entries it proves that none was left out, added or changed.
 *
 * @param root as it was posted
 * @param entries how many, 0 for a subject that has none
 * @param head the hash of the last entry, 32 zero bytes where there is none
 * @param path the sparse tree's proof
 */
public record JournalProof(JournalRoot root, RandomId subject, long entries, Hash head, Bytes path) {}
