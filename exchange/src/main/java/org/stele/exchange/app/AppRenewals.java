package org.stele.exchange.app;

import java.time.InstantSource;
import java.util.Optional;
import org.stele.crypto.RandomId;
import org.stele.exchange.app.AppJournal.Step;
import org.stele.exchange.app.Apps.Renewed;
import org.stele.exchange.app.KeptApp.Renewal;
import org.stele.exchange.store.Locks;
import org.stele.formats.launch.AppApproval;

/** The tokens by which applications go on. */
final class AppRenewals {
    private final InstantSource clock;
    private final AppBook book;
    private final AppEnds ends;
    private final Locks locks;

    AppRenewals(InstantSource clock, AppBook book, AppEnds ends, Locks locks) {
        this.clock = clock;
        this.book = book;
        this.ends = ends;
        this.locks = locks;
    }

    Optional<String> begin(RandomId approval) {
        return book.find(approval)
                .flatMap(app -> locks.locked(
                        app.home(),
                        () -> book.find(approval)
                                .filter(ends::stands)
                                .filter(App::hasNeverBegun)
                                .map(this::beginAlone)));
    }

    private String beginAlone(App app) {
        RenewalToken first = RenewalToken.first(app.id());
        book.put(app.with(app.kept()
                .beginning(first.first(clock.instant()), app.approval().until())));
        return first.text();
    }

    Optional<AppApproval> holder(String application, String token) {
        return RenewalToken.parse(token)
                .flatMap(parsed -> ofApplication(parsed, application))
                .filter(ends::stands)
                .map(App::approval);
    }

    Optional<Renewed> renew(String application, String token) {
        return RenewalToken.parse(token)
                .flatMap(parsed -> book.find(parsed.approval())
                        .flatMap(app -> locks.locked(
                                app.home(),
                                () -> ofApplication(parsed, application)
                                        .filter(ends::stands)
                                        .flatMap(it -> renewAlone(it, parsed)))));
    }

    /** The approval of which the token is or was one, where it is this application's. */
    private Optional<App> ofApplication(RenewalToken token, String application) {
        return book.find(token.approval())
                .filter(app -> app.approval().request().application().equals(application))
                .filter(app -> app.kept().renewal().filter(token::isOf).isPresent());
    }

    private Optional<Renewed> renewAlone(App app, RenewalToken token) {
        RenewalToken next = token.next();
        Optional<Renewal> renewed =
                app.kept().renewal().flatMap(before -> token.changed(before, next, clock.instant()));
        if (renewed.isEmpty()) {
            ends.endAlone(app, Step.APP_MISUSED);
        }
        return renewed.map(renewal -> {
            book.put(app.with(app.kept().renewed(renewal)));
            return new Renewed(app.approval(), next.text());
        });
    }

    void giveBack(String application, String token) {
        RenewalToken.parse(token)
                .flatMap(parsed -> ofApplication(parsed, application))
                .ifPresent(app -> ends.end(app.id(), Step.APP_GIVEN_BACK));
    }
}
