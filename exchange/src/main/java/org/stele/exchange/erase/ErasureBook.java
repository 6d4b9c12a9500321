package org.stele.exchange.erase;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.ErasureAnswer;
import org.stele.contracts.consent.ErasureItem;
import org.stele.contracts.consent.ErasureRequest;
import org.stele.contracts.id.ErasureId;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.Drawer;
import org.stele.formats.release.ChartId;
import org.stele.vault.cabinet.Cabinet;

/** Requests and orders on disk, and how they stand on the ledger. */
final class ErasureBook {
    private final LedgerDoor ledger;
    private final Drawer<StoredRequest> requests;
    private final Drawer<Asked> asked;
    private final Drawer<ErasureOrder> orders;

    /** What a patient asked for, oldest first. */
    record Asked(List<ErasureId> requests) {
        Asked {
            requests = List.copyOf(requests);
        }
    }

    ErasureBook(LedgerDoor ledger, Cabinet cabinet) {
        this.ledger = ledger;
        this.requests = new Drawer<>(cabinet, "erasure", StoredRequest.class);
        this.asked = new Drawer<>(cabinet, "erasures-of", Asked.class);
        this.orders = new Drawer<>(cabinet, "erasure-order", ErasureOrder.class);
    }

    void put(StoredRequest request) {
        requests.put(request.request(), request);
        Set<ErasureId> all = new LinkedHashSet<>(asked(request.chart()));
        all.add(request.request());
        asked.put(request.chart(), new Asked(List.copyOf(all)));
    }

    /** A patient's requests that are on the ledger, oldest first. */
    List<StoredRequest> of(ChartId chart) {
        return asked(chart).stream()
                .filter(id -> onLedger(id).isPresent())
                .flatMap(id -> request(id).stream())
                .toList();
    }

    private List<ErasureId> asked(ChartId chart) {
        return asked.find(chart).map(Asked::requests).orElse(List.of());
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
