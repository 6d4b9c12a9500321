package org.stele.link.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.stele.crypto.RandomId;

/** How many of each member's questions are in work, route by route, so that none takes the room of the others. */
final class Places {
    private record Place(RandomId member, String path) {}

    private final Map<Place, Semaphore> places = new ConcurrentHashMap<>();

    /** Grows with members and routes only, both of which are few. */
    Semaphore of(RandomId member, PeerRoute route) {
        return places.computeIfAbsent(new Place(member, route.path()), _ -> new Semaphore(route.atOnce()));
    }
}
