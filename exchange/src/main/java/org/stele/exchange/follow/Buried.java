package org.stele.exchange.follow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.VaultCalls;
import org.stele.vault.erasure.Erasure;
import org.stele.vault.erasure.Tombstone;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;

/**
 * Erases again what a restored backup brought back. The backup brought back the follower's position too, so that all tombstones
 * since then are seen again.
 */
public final class Buried {
    private final OrganisationId own;
    private final Erasure vault;

    public Buried(OrganisationId own, Erasure vault) {
        this.own = own;
        this.vault = vault;
    }

    /** Whether the vault lacked a tombstone that this organisation has on the ledger. */
    boolean replay(List<RecordId> records) {
        Set<RandomId> lacking =
                new HashSet<>(records.stream().map(RecordId::value).toList());
        VaultCalls.call(vault::tombstones).forEach(tombstone -> lacking.remove(tombstone.record()));
        if (!lacking.isEmpty()) {
            List<Tombstone> tombstones = lacking.stream().map(Tombstone::new).toList();
            VaultCalls.call(() -> vault.replay(use(), tombstones));
        }
        return !lacking.isEmpty();
    }

    private Use use() {
        return new Use(
                own.author().toString(), Action.ERASE, Purpose.HOPERAT.name(), new Basis.Reason("TOMBSTONE_REPLAY"));
    }
}
