package org.stele.exchange.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.dispatch.Dispatch.Stage;
import org.stele.exchange.store.Drawer;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;

/**
 * The orders, sealed: those that are not over in memory too. Of a patient they have the subject and the numbers of records, and, until
 * they are over, what a destination said of a refusal; never what is in a record. Safe for use by many threads.
 */
final class DispatchBook {
    private static final int MOST = 10_000;
    private static final int MOST_OF_ONE = 1_000;

    private final Drawer<Dispatch> open;
    private final Drawer<Dispatch> over;
    private final Map<Long, Dispatch> known = new ConcurrentSkipListMap<>();

    DispatchBook(Cabinet cabinet) {
        this.open = new Drawer<>(cabinet, "dispatch", Dispatch.class);
        this.over = new Drawer<>(cabinet, "dispatch-over", Dispatch.class);
        // one that was over when the process ended between the two
        open.all().stream().filter(it -> over.find(it.id()).isEmpty()).forEach(it -> known.put(it.number(), it));
    }

    /** In the order in which they were ordered. */
    List<Dispatch> all() {
        return List.copyOf(known.values());
    }

    Optional<Dispatch> find(RandomId id) {
        return known.values().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .or(() -> over.find(id));
    }

    synchronized long next(Author author) {
        long own =
                known.values().stream().filter(it -> it.author().equals(author)).count();
        if (own >= MOST_OF_ONE) {
            throw new ExchangeException(
                    Reason.STORAGE_FULL, "1,000 messages of yours wait, or were refused: retry or dismiss them");
        }
        if (known.size() >= MOST) {
            throw new ExchangeException(
                    Reason.STORAGE_FULL,
                    "10,000 messages wait, or were refused, that nobody has seen to: retry or dismiss them");
        }
        return known.keySet().stream().reduce((_, last) -> last).orElse(0L) + 1;
    }

    synchronized Dispatch put(Dispatch dispatch) {
        if (dispatch.stage() == Stage.SENT || dispatch.stage() == Stage.DISMISSED) {
            over.put(dispatch.id(), dispatch);
            open.remove(dispatch.id());
            known.remove(dispatch.number());
        } else if (dispatch.stage() == Stage.LEAVING) {
            known.put(dispatch.number(), dispatch); // on disk it waits
        } else {
            open.put(dispatch.id(), dispatch);
            known.put(dispatch.number(), dispatch);
        }
        return dispatch;
    }

    /** Nothing where it is over, or in another stage, meanwhile. */
    synchronized Optional<Dispatch> change(RandomId id, Set<Stage> from, UnaryOperator<Dispatch> change) {
        return find(id).filter(it -> from.contains(it.stage())).map(change).map(this::put);
    }
}
