package org.stele.exchange.healthlink;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/** With which a file is fetched that was too long to be answered at once. A start forgets them. Safe for use by many threads. */
final class Tickets {
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Hash, Ticket> tickets = new ConcurrentHashMap<>();

    private record Ticket(Hash place, Instant until) {}

    static Bytes random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    Bytes issue(Hash place, Instant now) {
        Bytes ticket = random();
        tickets.put(Hash.of(ticket.unsafeArray()), new Ticket(place, now.plus(LIFE)));
        return ticket;
    }

    /** Whether it is one for this place, which it is once. */
    boolean redeem(Bytes ticket, Hash place, Instant now) {
        Hash name = Hash.of(ticket.unsafeArray());
        Ticket known = tickets.get(name);
        return known != null
                && known.place().equals(place)
                && now.isBefore(known.until())
                && tickets.remove(name, known);
    }

    /** Whether one for this place may still be redeemed. */
    boolean hasAnyFor(Hash place, Instant now) {
        return tickets.values().stream()
                .anyMatch(ticket -> ticket.place().equals(place) && now.isBefore(ticket.until()));
    }

    void forgetOld(Instant now) {
        tickets.values().removeIf(ticket -> !now.isBefore(ticket.until()));
    }
}
