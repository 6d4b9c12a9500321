package org.stele.exchange.intake;

import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.ErasureGround;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.RandomId;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.VaultCalls;
import org.stele.ledger.CertifiedState;
import org.stele.vault.record.Batches;

/** Destroys a refused batch: keys and ciphertexts first, then tombstones for those records that the ledger already has. */
final class GivingUp {
    private final Batchbook book;
    private final Batches vault;
    private final LedgerDoor ledger;

    GivingUp(Batchbook book, Batches vault, LedgerDoor ledger) {
        this.book = book;
        this.vault = vault;
        this.ledger = ledger;
    }

    void giveUp(RandomId id) {
        book.find(id)
                .filter(batch -> batch.stage() == StoredBatch.Stage.DISCARDED)
                .ifPresent(this::destroy);
    }

    private void destroy(StoredBatch batch) {
        VaultCalls.run(() -> vault.discard(batch.batch()));
        buryThoseOnTheLedger(batch);
    }

    private void buryThoseOnTheLedger(StoredBatch batch) {
        CertifiedState state = ledger.state();
        List<RecordId> standing = batch.records().stream()
                .filter(record -> state.get(RecordTables.RECORD, record)
                        .filter(known -> known.status() != RecordStatus.ERASED)
                        .isPresent())
                .toList();
        for (int from = 0; from < standing.size(); from += RecordCommand.MOST) {
            List<RecordId> some = standing.subList(from, Math.min(from + RecordCommand.MOST, standing.size()));
            ledger.act("record", "tombstone", new RecordCommand.Tombstone(some, ErasureGround.UNLAWFUL));
        }
    }
}
