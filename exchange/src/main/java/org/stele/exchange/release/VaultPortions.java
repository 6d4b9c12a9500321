package org.stele.exchange.release;

import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.VaultCalls;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.opening.OpenedRecord;

/** Opens as many records as there are, in portions that the vault opens at once, and one journal entry names. */
public final class VaultPortions {
    private static final int AT_ONCE = 1_000;

    private VaultPortions() {}

    /** Opens all of them; where there are none, the journal has that somebody looked. */
    public static List<OpenedRecord> open(Vault vault, Use use, RandomId chart, List<RandomId> records) {
        if (records.isEmpty()) {
            VaultCalls.call(() -> vault.journal().append(Event.of(chart, use, List.of())));
        }
        List<OpenedRecord> opened = new ArrayList<>();
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            List<RandomId> some = records.subList(from, Math.min(from + AT_ONCE, records.size()));
            opened.addAll(VaultCalls.call(() -> vault.openings().open(use, chart, some)));
        }
        return opened;
    }
}
