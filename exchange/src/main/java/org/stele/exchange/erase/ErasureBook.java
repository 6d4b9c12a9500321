package org.stele.exchange.erase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.ErasureAnswer;
import org.stele.contracts.consent.ErasureItem;
import org.stele.contracts.consent.ErasureRequest;
import org.stele.contracts.id.ErasureId;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.Drawer;
import org.stele.vault.cabinet.Cabinet;

/** Requests and orders on disk, and how they stand on the ledger. */
final class ErasureBook {
    private final LedgerDoor ledger;
    private final Drawer<StoredRequest> requests;
    private final Drawer<ErasureOrder> orders;

    ErasureBook(LedgerDoor ledger, Cabinet cabinet) {
        this.ledger = ledger;
        this.requests = new Drawer<>(cabinet, "erasure", StoredRequest.class);
        this.orders = new Drawer<>(cabinet, "erasure-order", ErasureOrder.class);
    }

    void put(StoredRequest request) {
        requests.put(request.request(), request);
    }

    void remove(ErasureId request) {
        requests.remove(request);
    }

    Optional<StoredRequest> request(ErasureId request) {
        return requests.find(request);
    }

    void put(ErasureOrder order) {
        orders.put(order.name(), order);
    }

    Optional<ErasureOrder> order(String name) {
        return orders.find(name);
    }

    Optional<ErasureRequest> onLedger(ErasureId request) {
        return ledger.state().get(ConsentTables.ERASURE, request);
    }

    /** What ties an erased record to its subject ends with it. */
    void remove(ErasureOrder order) {
        orders.remove(order.name());
    }

    List<ErasureOrder> orders() {
        return orders.all();
    }

    /** Whether there is nothing to answer now: it was answered, and what was restricted must still be kept. */
    boolean settled(ErasureId request, int item) {
        Instant now = ledger.state().time();
        return item(request, item)
                .map(any -> any.answer().filter(answer -> !isOver(answer, now)).isPresent())
                .orElse(true);
    }

    private static boolean isOver(ErasureAnswer answer, Instant now) {
        return answer.until().filter(until -> !now.isBefore(until)).isPresent();
    }

    Optional<ErasureItem> item(ErasureId request, int item) {
        return onLedger(request)
                .map(ErasureRequest::items)
                .filter(items -> item < items.size())
                .map(items -> items.get(item));
    }
}
