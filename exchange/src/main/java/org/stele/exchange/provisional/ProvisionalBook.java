package org.stele.exchange.provisional;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Hash;
import org.stele.exchange.store.Drawer;
import org.stele.vault.cabinet.Cabinet;

/** What was signed without a quorum and the ledger has not heard of yet. On disk before anything is released. */
public final class ProvisionalBook {
    /** One of them, with whose it is. */
    record Kept(ProvisionalRequest request, SeatId seat) {}

    private final Drawer<Kept> drawer;
    /** Those whose custodian has not answered yet: if it refuses, there is nothing to tell. */
    private final Set<Hash> underWay = ConcurrentHashMap.newKeySet();

    public ProvisionalBook(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "provisional", Kept.class);
    }

    void keep(AskedGlass asked) {
        drawer.put(
                asked.transaction(),
                new Kept(
                        ProvisionalRequest.of(asked.envelope()), asked.command().seat()));
    }

    /** Begins to ask, until {@link #answered}: meanwhile it is kept, and not told. */
    void ask(AskedGlass asked) {
        underWay.add(asked.transaction());
        keep(asked);
    }

    void answered(Hash transaction) {
        underWay.remove(transaction);
    }

    /** What the ledger is to hear of now. */
    List<Kept> untold() {
        return drawer.all().stream()
                .filter(kept -> !underWay.contains(kept.request().envelope().id()))
                .toList();
    }

    boolean has(Hash transaction) {
        return drawer.find(transaction).isPresent();
    }

    long of(SeatId seat) {
        return drawer.all().stream().filter(kept -> kept.seat().equals(seat)).count();
    }

    void remove(Hash transaction) {
        drawer.remove(transaction);
    }
}
