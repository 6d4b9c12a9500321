package org.stele.vault.journal.proof;

import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * An entry at its place in the chain, with the salt that its hash was made with.
 *
 * @param number 1, 2, 3…
 * @param previous the hash of the entry before, 32 zero bytes for the first
 * @param salt 32 random bytes
 */
public record LinkedEntry(long number, Hash previous, Bytes salt, Entry entry) {
    public LinkedEntry {
        if (number < 1 || salt.length() != Hash.LENGTH) {
            throw new IllegalArgumentException("an entry is numbered from 1 and has a salt of 32 bytes");
        }
    }
}
