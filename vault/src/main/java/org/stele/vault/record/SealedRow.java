package org.stele.vault.record;

import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.commitment.Commitment;
import org.stele.vault.commitment.Salt;
import org.stele.vault.keys.FreshKey;
import org.stele.vault.keys.SubjectRing;

/** A record version as stored. */
public record SealedRow(RandomId id, Hash commitment, Bytes sealed) {
    /** A row and the key that it is to be stored with. */
    record Keyed(SealedRow row, FreshKey key) {}

    /** Seals a draft under a fresh key and a fresh salt. */
    static Keyed of(SubjectRing ring, RecordDraft draft) {
        Salt salt = Salt.generate();
        FreshKey key = ring.freshRecordKey(draft.id());
        Hash commitment = Commitment.of(salt, draft.subject(), draft.labels(), draft.content());
        return new Keyed(
                new SealedRow(draft.id(), commitment, Bytes.wrap(RecordSeal.seal(key.key(), draft, salt))), key);
    }
}
