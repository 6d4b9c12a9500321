package org.stele.exchange.feed;

import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.Drawer;
import org.stele.vault.cabinet.Cabinet;

/** The messages that were filed, or were about to be. Names are hidden by the cabinet's keyed hash. */
final class FeedBook {
    /** What became of a message, written before anything of it. */
    record Begun(Hash digest, RandomId batch, String remark) {}

    private final Drawer<Begun> drawer;

    FeedBook(Cabinet cabinet) {
        this.drawer = new Drawer<>(cabinet, "feed-message", Begun.class);
    }

    Optional<Begun> find(String name) {
        return drawer.find(name);
    }

    void begin(String name, Begun begun) {
        drawer.put(name, begun);
    }
}
