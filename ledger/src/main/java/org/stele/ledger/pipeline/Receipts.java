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

    /** Whether a stored block consumed the transaction, final or not. */
    boolean isStored(Hash transaction) {
        return store.location(transaction).filter(Location::isConsumed).isPresent();
    }

    private Optional<FinalReceipt> at(Hash transaction, Location place) {
        return store.block(place.height()).map(block -> receipt(transaction, place, block));
    }

    private static FinalReceipt receipt(Hash transaction, Location place, StoredBlock block) {
        Receipt receipt = new Receipt(transaction, block.codes().get(place.index()));
        return new FinalReceipt(place.height(), place.index(), block.header().time(), receipt);
    }
}
