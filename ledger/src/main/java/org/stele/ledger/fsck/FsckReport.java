package org.stele.ledger.fsck;

import java.util.List;

/**
 * What a check found.
 *
 * @param isSealed whether the node was stopped cleanly, so that every byte was compared; else only what the ledger means
 * @param height of the newest block; -1 where the ledger could not be read
 * @param findings a sentence each; empty where all is sound
 */
public record FsckReport(boolean isSealed, long height, List<String> findings) {
    public boolean isSound() {
        return findings.isEmpty();
    }
}
