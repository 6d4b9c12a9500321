package org.stele.exchange.provisional;

import java.util.List;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Hash;
import org.stele.exchange.store.Drawer;
import org.stele.vault.cabinet.Cabinet;

/** What was signed without a quorum and the ledger has not heard of yet. On disk before anything is released. */
public final class ProvisionalBook {
    /** One of them, with whose it is. */
    record Kept(ProvisionalRequest request, SeatId seat) {}

    private final Drawer<Kept> drawer;

    public ProvisionalBook(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "provisional", Kept.class);
    }

    void keep(AskedGlass asked) {
        drawer.put(
                asked.transaction(),
                new Kept(
                        ProvisionalRequest.of(asked.envelope()), asked.command().seat()));
    }

    boolean has(Hash transaction) {
        return drawer.find(transaction).isPresent();
    }

    List<Kept> all() {
        return drawer.all();
    }

    long of(SeatId seat) {
        return all().stream().filter(kept -> kept.seat().equals(seat)).count();
    }

    void remove(Hash transaction) {
        drawer.remove(transaction);
    }
}
