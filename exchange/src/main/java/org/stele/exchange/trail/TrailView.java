package org.stele.exchange.trail;

import java.util.List;
import org.stele.contracts.trail.TrailEntry;
import org.stele.vault.journal.proof.LinkedEntry;

/**
 * A trail to be shown.
 *
 * @param height as of which the ledger's part is complete
 * @param ledger what stands on the ledger, the first at number 1
 * @param journal what the custodian's journal says, the first at number 1
 */
public record TrailView(long height, List<TrailEntry> ledger, List<LinkedEntry> journal) {
    public TrailView {
        ledger = List.copyOf(ledger);
        journal = List.copyOf(journal);
    }
}
