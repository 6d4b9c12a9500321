package org.stele.vault.opening;

import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.commitment.Commitment;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Labels;

/** A record in clear, with what its commitment is checked with. Its text form shows nothing of it. */
public record OpenedRecord(RandomId id, RandomId subject, Labels labels, Salt salt, Bytes content) {
    public Hash commitment() {
        return Commitment.of(salt, subject, labels, content);
    }

    @Override
    public String toString() {
        return "OpenedRecord[" + id + "]";
    }
}
