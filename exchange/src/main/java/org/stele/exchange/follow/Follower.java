package org.stele.exchange.follow;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.stele.contracts.id.OrganisationId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.ledger.Ledger;
import org.stele.ledger.ordering.Subscription;
import org.stele.vault.cabinet.Cabinet;

/** Follows the ledger from where it last stood, on a thread of the ledger's. */
public final class Follower implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Subscription subscription;
    private final CompletableFuture<Long> caughtUp;

    private Follower(Subscription subscription, CompletableFuture<Long> caughtUp) {
        this.subscription = subscription;
        this.caughtUp = caughtUp;
    }

    public static Follower start(
            OrganisationId own,
            Ledger ledger,
            LedgerDoor door,
            Cabinet cabinet,
            TellingPatients patients,
            GlassBook glasses,
            Buried buried) {
        long present = ledger.status().certified();
        CompletableFuture<Long> caughtUp = new CompletableFuture<>();
        BlockWork work = new BlockWork(own, cabinet, door, patients, glasses, buried, height -> {
            if (height >= present) {
                caughtUp.complete(height);
            }
        });
        long position = work.position();
        if (position >= present) {
            caughtUp.complete(position);
        }
        return new Follower(ledger.listen(position, work), caughtUp);
    }

    /**
     * Waits until all has been dealt with that the ledger held when this was started: before that, records might be served that
     * are erased.
     *
     * @throws ExchangeException {@code LEDGER_BEHIND} where it takes too long
     */
    public void awaitPresent() {
        try {
            caughtUp.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new ExchangeException(
                    Reason.LEDGER_BEHIND, "the ledger's past is not dealt with yet: see the log, then start again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExchangeException(Reason.LEDGER_BEHIND, "interrupted at the start: start again", e);
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
