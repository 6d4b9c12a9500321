package org.stele.vault.check;

import org.stele.vault.journal.proof.Use;

/** Checks what is stored against what was committed. Changes nothing but the journal. */
public interface VaultCheck {
    /**
     * Opens every active record, batch by batch, and checks it: it decrypts, it matches its commitment, and its subject's
     * index tells the same labels and state; and every journal's chain holds up to its head. Each subject's journal gets a
     * {@code CHECK} entry first.
     */
    Findings run(Use use);
}
