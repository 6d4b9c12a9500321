package org.stele.ledger.pipeline;

import org.stele.ledger.fairness.Shares;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;

/** What waits of each account, in number and in bytes, within the share that it has of both. Safe for many threads. */
final class Room {
    private final Shares<String> places;
    private final Shares<String> bytes;

    Room(int places, long bytes) {
        this.places = new Shares<>(places);
        this.bytes = new Shares<>(bytes);
    }

    /**
     * Takes what an envelope needs.
     *
     * @return what gives it back
     * @throws RefusedException where the account has its share already
     */
    Runnable take(String account, Envelope envelope) {
        int length = envelope.encoded().length();
        if (!places.take(account, 1)) {
            throw overloaded();
        }
        if (!bytes.take(account, length)) {
            places.give(account, 1);
            throw overloaded();
        }
        return () -> {
            places.give(account, 1);
            bytes.give(account, length);
        };
    }

    static RefusedException overloaded() {
        return new RefusedException(RefusalReason.OVERLOADED, "too many transactions wait: send it again later");
    }
}
