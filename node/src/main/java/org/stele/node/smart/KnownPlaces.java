package org.stele.node.smart;

import org.stele.crypto.Hash;
import org.stele.vault.cache.Lru;

/** From where applications showed who they are, of late; the least recent are forgotten where there are too many. Safe for use by many threads. */
final class KnownPlaces {
    private static final int REMEMBERED = 10_000;

    private final Lru<Hash, Known> places = new Lru<>(REMEMBERED);

    private record Known() implements Lru.Weighed {
        @Override
        public long weight() {
            return 1;
        }
    }

    /** @param place of one application at one address */
    void add(Hash place) {
        places.put(place, new Known());
    }

    boolean has(Hash place) {
        return places.get(place).isPresent();
    }
}
