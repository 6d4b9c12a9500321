package org.stele.vault.segment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.vault.keys.FreshKey;
import org.stele.vault.keys.Keyring;
import org.stele.vault.keys.SubjectRing;
import org.stele.vault.segment.SegmentTables.SealedPart;

/** Writes what changed of an index: new parts under new keys, and the keys of parts that are gone destroyed. */
final class PartWriter {
    private final Keyring keyring;

    PartWriter(Keyring keyring) {
        this.keyring = keyring;
    }

    void replace(Handle handle, SubjectRing ring, Parts before, Parts after) {
        Set<RandomId> gone = new HashSet<>(before.ids());
        gone.removeAll(after.ids());
        if (!gone.isEmpty()) {
            SegmentTables.delete(handle, gone);
            keyring.destroy(handle, gone);
        }
        insert(handle, ring, before.ids(), after.parts());
        SegmentTables.setVersion(handle, ring.subject(), after.version());
    }

    private void insert(Handle handle, SubjectRing ring, Set<RandomId> known, List<Part> parts) {
        List<FreshKey> keys = new ArrayList<>();
        List<SealedPart> sealed = new ArrayList<>();
        for (int place = 0; place < parts.size(); place++) {
            Part part = parts.get(place);
            if (!known.contains(part.id())) {
                FreshKey key = ring.freshIndexKey(part.id());
                keys.add(key);
                sealed.add(
                        new SealedPart(part.id(), place, Bytes.wrap(PartSeal.seal(key.key(), ring.subject(), part))));
            }
        }
        keyring.store(handle, keys);
        SegmentTables.insert(handle, ring.subject(), sealed);
    }
}
