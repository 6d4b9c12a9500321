package org.stele.exchange.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.Locks;
import org.stele.formats.release.ChartId;
import org.stele.vault.cabinet.Cabinet;

/** The batches on disk, and which bundle became which. One thread at a time works on a batch. */
final class Batchbook {
    /** What a bundle became, written before anything else of it. */
    record Begun(RandomId batch, ChartId chart) {}

    private final Drawer<StoredBatch> batches;
    private final Drawer<Begun> bundles;
    private final Locks locks = new Locks();

    Batchbook(Cabinet cabinet) {
        this.batches = new Drawer<>(cabinet, "batch", StoredBatch.class);
        this.bundles = new Drawer<>(cabinet, "bundle", Begun.class);
    }

    Locks locks() {
        return locks;
    }

    /** Works on a batch while nobody else does. */
    void alone(RandomId batch, Consumer<RandomId> work) {
        locks.locked(batch, () -> {
            work.accept(batch);
            return batch;
        });
    }

    Optional<Begun> begun(Hash bundle) {
        return bundles.find(bundle);
    }

    void begin(Hash bundle, Begun begun) {
        bundles.put(bundle, begun);
    }

    /** All, which takes a while. */
    List<StoredBatch> all() {
        return batches.all();
    }

    /** Whether a bundle was begun for whoever's chart this is. */
    boolean isBegun(ChartId chart) {
        return bundles.all().stream().anyMatch(begun -> begun.chart().equals(chart));
    }

    Optional<StoredBatch> find(RandomId batch) {
        return batches.find(batch);
    }

    StoredBatch require(RandomId batch) {
        StoredBatch stored =
                find(batch).orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "no such batch at this node"));
        if (stored.stage() == StoredBatch.Stage.DISCARDED) {
            throw new ExchangeException(
                    Reason.BATCH_DISCARDED,
                    "this batch was destroyed, since a contract refused it or nobody signed the rest of it for a week: hand it in"
                            + " again");
        }
        return stored;
    }

    StoredBatch put(StoredBatch batch) {
        batches.put(batch.batch(), batch);
        return batch;
    }
}
