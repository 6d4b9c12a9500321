package org.stele.exchange.follow;

import org.stele.exchange.ledger.LedgerDoor;
import org.stele.ledger.Ledger;
import org.stele.ledger.ordering.Subscription;
import org.stele.vault.cabinet.Cabinet;

/** Follows the ledger from where it last stood, on a thread of the ledger's. */
public final class Follower implements AutoCloseable {
    private final Subscription subscription;

    private Follower(Subscription subscription) {
        this.subscription = subscription;
    }

    public static Follower start(
            Ledger ledger, LedgerDoor door, Cabinet cabinet, TellingPatients patients, GlassBook glasses) {
        BlockWork work = new BlockWork(cabinet, door, patients, glasses);
        return new Follower(ledger.listen(work.position(), work));
    }

    @Override
    public void close() {
        subscription.close();
    }
}
