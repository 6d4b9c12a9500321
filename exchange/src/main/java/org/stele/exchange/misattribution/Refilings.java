package org.stele.exchange.misattribution;

import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.store.Drawer;
import org.stele.vault.cabinet.Cabinet;

/** Which records stood in another patient's chart before, as which: the ledger cannot tell. */
public final class Refilings {
    /** As what a record stood in another's chart. */
    record Refiled(RecordId before) {}

    private final Drawer<Refiled> drawer;

    public Refilings(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "refiled", Refiled.class);
    }

    /** As what this record stood in another patient's chart; empty where it never did. */
    public Optional<RecordId> before(RecordId record) {
        return drawer.find(record).map(Refiled::before);
    }

    void note(RecordId record, RecordId before) {
        drawer.put(record, new Refiled(before));
    }
}
