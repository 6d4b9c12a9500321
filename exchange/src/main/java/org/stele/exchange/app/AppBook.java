package org.stele.exchange.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.exchange.app.AppJournal.Step;
import org.stele.exchange.app.KeptApp.Ended;
import org.stele.exchange.store.Drawer;
import org.stele.vault.cabinet.Cabinet;

/**
 * The approvals: those that have not ended, or not long ago, in memory too; and what patients signed for a year after its end, as evidence,
 * where the application ever began. What cannot be read counts for nothing, and stays for whoever looks into it. Safe for use by many
 * threads.
 */
final class AppBook {
    private static final Logger LOG = LoggerFactory.getLogger(AppBook.class);
    private static final Duration KEPT = Duration.ofDays(366);

    /** For how long all are remembered that were approved. */
    static final Duration DAY = Duration.ofDays(1);

    private final Drawer<KeptApp> drawer;
    private final Map<RandomId, App> known = new ConcurrentHashMap<>();
    private volatile Instant purged;

    AppBook(Cabinet cabinet, Instant now) {
        this.drawer = new Drawer<>(cabinet, "app", KeptApp.class);
        this.purged = now.minus(DAY);
        drawer.all().forEach(kept -> load(kept, now));
    }

    private void load(KeptApp kept, Instant now) {
        try {
            App app = App.of(kept);
            if (!isPast(app, now)) {
                known.put(kept.approval(), app);
            }
        } catch (IllegalArgumentException _) { // one that cannot be read must keep nobody from all others
            LOG.error(
                    "the approval {} of an application cannot be read: it does not count, and is kept",
                    kept.approval());
        }
    }

    private static boolean isPast(App app, Instant now) {
        return app.isTold() && app.approval().time().plus(DAY).isBefore(now);
    }

    Optional<App> find(RandomId approval) {
        return Optional.ofNullable(known.get(approval));
    }

    /** Whether there is or was one of this name. */
    boolean knows(RandomId approval) {
        return known.containsKey(approval) || drawer.find(approval).isPresent();
    }

    Collection<App> all() {
        return List.copyOf(known.values());
    }

    /** Oldest first; those among them that have ended not long ago. */
    List<App> of(SubjectId home) {
        return known.values().stream()
                .filter(app -> app.home().equals(home))
                .sorted(Comparator.comparing(app -> app.approval().time()))
                .toList();
    }

    /** Durable when this returns. */
    void put(App app) {
        drawer.put(app.id(), app.kept());
        known.put(app.id(), app);
    }

    /** For this process at once, whatever the disk says then; it is still known, so that whoever asks for its end again is heard. */
    App stop(App app, Instant when, Step step) {
        App ended = app.with(app.kept().ended(when, Optional.of(step)));
        known.put(app.id(), ended);
        return ended;
    }

    /** Forgets, once a day, what need not be known any more. */
    void purge(Instant now) {
        if (now.isBefore(purged.plus(DAY))) {
            return;
        }
        known.values().removeIf(app -> isPast(app, now));
        drawer.all().stream().filter(kept -> isWaste(kept, now)).forEach(kept -> drawer.remove(kept.approval()));
        purged = now;
    }

    private static boolean isWaste(KeptApp kept, Instant now) {
        return kept.ended()
                .filter(ended -> ended.untold().isEmpty())
                .map(Ended::when)
                .filter(end -> end.plus(KEPT).isBefore(now) || (end.plus(DAY).isBefore(now) && hasNeverBegun(kept)))
                .isPresent();
    }

    private static boolean hasNeverBegun(KeptApp kept) {
        try {
            return App.of(kept).hasNeverBegun();
        } catch (IllegalArgumentException _) { // nobody knows
            return false;
        }
    }
}
