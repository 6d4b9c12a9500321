package org.stele.exchange.app;

import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.app.AppJournal.Step;
import org.stele.exchange.app.KeptApp.Ended;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Premises;

/**
 * When approvals end, and how: on disk first, so that no kill brings one back, then in the journal, and what the journal did not take is
 * told it again. So the journal may have an end twice, and lacks none.
 */
final class AppEnds {
    private static final Logger LOG = LoggerFactory.getLogger(AppEnds.class);

    private final Premises premises;
    private final InstantSource clock;
    private final AppBook book;
    private final AppJournal journal;
    private final Locks locks;

    AppEnds(Premises premises, AppBook book, AppJournal journal, Locks locks) {
        this.premises = premises;
        this.clock = premises.clock();
        this.book = book;
        this.journal = journal;
        this.locks = locks;
    }

    boolean stands(App app) {
        return !app.isOver(clock.instant()) && isInForce(app);
    }

    /** Whether a key that signed it is in force. */
    boolean isInForce(App app) {
        return premises.permissions().own(app.home()).isPresent()
                && app.signers().stream()
                        .anyMatch(
                                key -> premises.permissions().mayAct(app.home().author(), key));
    }

    /** Ends one, where it is known and has not ended. */
    void end(RandomId approval, Step step) {
        book.find(approval)
                .ifPresent(app -> locks.locked(app.home(), () -> {
                    book.find(approval).ifPresent(it -> endAlone(it, step));
                    return approval;
                }));
    }

    /** For whoever holds the patient's lock. Nobody reads on meanwhile, also where the journal or the disk fails. */
    void endAlone(App app, Step step) {
        if (!app.isTold()) {
            tell(app.kept().ended().isPresent() ? app : book.stop(app, clock.instant(), step));
        }
    }

    private void tell(App ended) {
        book.put(ended);
        ended.kept().ended().flatMap(Ended::untold).ifPresent(step -> journal.happened(ended, step));
        book.put(ended.told());
    }

    /** Ends those that are over, and tells the journal what it does not know; of those whose time is over it says nothing. */
    void sweep() {
        book.all().stream().filter(this::isLeft).forEach(this::endLeft);
        book.purge(clock.instant());
    }

    private boolean isLeft(App app) {
        return !app.isTold() && !stands(app);
    }

    private void endLeft(App app) {
        try {
            locks.locked(app.home(), () -> {
                book.find(app.id()).filter(this::isLeft).ifPresent(this::endLeftAlone);
                return app;
            });
        } catch (ExchangeException e) { // the others end whatever is wrong with this one
            LOG.warn("the end of the approval {} is written down in a later round: {}", app.id(), e.reason());
        }
    }

    private void endLeftAlone(App app) {
        if (app.kept().ended().isEmpty() && app.isOver(clock.instant())) {
            book.put(app.with(app.kept().ended(clock.instant(), Optional.empty())));
        } else {
            endAlone(app, Step.APP_ENDED);
        }
    }
}
