package org.stele.ledger.pipeline;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.stele.crypto.Hash;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.block.Receipt;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.Location;
import org.stele.ledger.state.StoredBlock;

/** Finds receipts of final blocks in the store. Safe for many threads. */
final class Receipts {
    /** Where a transaction is. */
    sealed interface Whereabouts {
        /** In no block. */
        record Nowhere() implements Whereabouts {}

        /** In a block that is not final yet: its receipt will come. */
        record Stored() implements Whereabouts {}

        record Final(FinalReceipt receipt) implements Whereabouts {}
    }

    private final LedgerStore store;
    private final LongSupplier certifiedHeight;

    Receipts(LedgerStore store, LongSupplier certifiedHeight) {
        this.store = store;
        this.certifiedHeight = certifiedHeight;
    }

    /** The final receipt of a transaction, also of one that was void. */
    Optional<FinalReceipt> find(Hash transaction) {
        return store.location(transaction)
                .filter(place -> place.height() <= certifiedHeight.getAsLong())
                .flatMap(place -> at(transaction, place));
    }

    /** The final receipt of a transaction that may never be executed again. */
    Optional<FinalReceipt> consumed(Hash transaction) {
        return store.location(transaction)
                .filter(Location::isConsumed)
                .filter(place -> place.height() <= certifiedHeight.getAsLong())
                .flatMap(place -> at(transaction, place));
    }

    /**
     * What is known of a transaction that comes in. One that was void is nowhere: it may be executed yet. Signatures are not
     * looked at for one that is there already, since its receipt is no secret.
     */
    Whereabouts whereabouts(Hash transaction) {
        Optional<Location> place = store.location(transaction).filter(Location::isConsumed);
        if (place.isEmpty()) {
            return new Whereabouts.Nowhere();
        }
        return consumed(transaction).<Whereabouts>map(Whereabouts.Final::new).orElseGet(Whereabouts.Stored::new);
    }

    private Optional<FinalReceipt> at(Hash transaction, Location place) {
        return store.block(place.height()).map(block -> receipt(transaction, place, block));
    }

    private static FinalReceipt receipt(Hash transaction, Location place, StoredBlock block) {
        Receipt receipt = new Receipt(transaction, block.codes().get(place.index()));
        return new FinalReceipt(place.height(), place.index(), block.header().time(), receipt);
    }
}
