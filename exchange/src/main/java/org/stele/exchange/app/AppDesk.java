package org.stele.exchange.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.app.AppJournal.Step;
import org.stele.exchange.app.AppSearches.Reader;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.search.OwnCharts;
import org.stele.exchange.search.Searches;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Premises;
import org.stele.formats.app.AppLine;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.launch.SignedAppApproval;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;

/** Keeps and ends approvals, for the patients whose they are. */
public final class AppDesk implements Apps {
    private static final int MOST_OF_A_PATIENT = 20;

    /** Of one patient's, whether they stand or not: what is kept as evidence has an end. */
    private static final int MOST_OF_A_DAY = 50;

    /** How far the signer's clock may be from ours, as of requests that are signed. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final Premises premises;
    private final InstantSource clock;
    private final Patients patients;
    private final OwnCharts charts;
    private final AppBook book;
    private final AppJournal journal;
    private final AppEnds ends;
    private final AppRenewals renewals;
    private final Locks locks = new Locks();

    public AppDesk(Premises premises, Cabinet cabinet, Patients patients, OwnCharts charts) {
        this.premises = premises;
        this.clock = premises.clock();
        this.patients = patients;
        this.charts = charts;
        this.book = new AppBook(cabinet, clock.instant());
        this.journal = new AppJournal(premises.vault(), patients);
        this.ends = new AppEnds(premises, book, journal, locks);
        this.renewals = new AppRenewals(clock, book, ends, locks);
        premises.tasks().everyRound(ends::sweep);
    }

    @Override
    public RandomId approve(Author patient, SignedAppApproval signed) {
        AppApproval approval = read(signed);
        SubjectId home = approval.patient();
        premises.permissions().requireSubject(patient, home);
        patients.requireHome(home);
        require(
                approval.network().equals(premises.ledger().network())
                        && approval.node().equals(premises.own().id()),
                Reason.INVALID,
                "the approval is for another node: sign one for this");
        require(isNow(approval.time()), Reason.INVALID, "the approval's time is off this node's clock: sign it again");
        App app = App.of(new KeptApp(approval.id(), signed, approval.untilOnce(), Optional.empty(), Optional.empty()));
        require(
                clock.instant().isBefore(app.kept().until()),
                Reason.INVALID,
                "the application asked too long ago: begin again there");
        require(ends.isInForce(app), Reason.SIGNATURE_REFUSED, "no key in force has signed the approval");
        return locks.locked(home, () -> keep(app));
    }

    private static AppApproval read(SignedAppApproval signed) {
        try {
            return signed.read();
        } catch (IllegalArgumentException e) {
            throw new ExchangeException(Reason.INVALID, "the approval's statement is none: use a newer program", e);
        }
    }

    private boolean isNow(Instant time) {
        Instant now = clock.instant();
        return !time.isBefore(now.minus(TOLERANCE)) && !time.isAfter(now.plus(TOLERANCE));
    }

    /** For whoever holds the patient's lock. */
    private RandomId keep(App app) {
        Optional<App> same = book.find(app.id()).filter(ends::stands);
        if (same.isPresent()) {
            int days = same.get().approval().days();
            require(
                    app.approval().days() == days,
                    Reason.NAME_TAKEN,
                    "this is approved for " + days + " days: revoke it, and begin again in the application");
            return app.id();
        }
        require(!book.knows(app.id()), Reason.NAME_TAKEN, "this was approved, and is over: begin again");
        requireRoom(book.of(app.home()));
        journal.happened(app, Step.APP_APPROVED);
        book.put(app);
        return app.id();
    }

    private void requireRoom(List<App> ofPatient) {
        require(
                ofPatient.stream().filter(ends::stands).count() < MOST_OF_A_PATIENT,
                Reason.INVALID,
                MOST_OF_A_PATIENT + " applications are approved already: revoke one, or wait until it ends");
        Instant yesterday = clock.instant().minus(AppBook.DAY);
        require(
                ofPatient.stream()
                                .filter(app -> app.approval().time().isAfter(yesterday))
                                .count()
                        < MOST_OF_A_DAY,
                Reason.INVALID,
                MOST_OF_A_DAY + " were approved within a day: approve others tomorrow");
    }

    @Override
    public List<AppLine> list(Author patient, SubjectId home) {
        premises.permissions().requireSubject(patient, home);
        return book.of(home).stream().filter(ends::stands).map(App::line).toList();
    }

    @Override
    public void revoke(Author patient, SubjectId home, RandomId approval) {
        premises.permissions().requireSubject(patient, home);
        book.find(approval)
                .filter(app -> app.home().equals(home))
                .ifPresent(app -> ends.end(app.id(), Step.APP_REVOKED));
    }

    @Override
    public void end(RandomId approval, Ending ending) {
        Step step = switch (ending) {
            case GIVEN_BACK -> Step.APP_GIVEN_BACK;
            case MISUSED -> Step.APP_MISUSED;
        };
        ends.end(approval, step);
    }

    @Override
    public boolean isPatient(SubjectId home) {
        return premises.permissions().own(home).isPresent()
                && patients.atHome(home).isPresent();
    }

    @Override
    public Optional<AppApproval> find(RandomId approval) {
        return book.find(approval).filter(ends::stands).map(App::approval);
    }

    @Override
    public Optional<String> begin(RandomId approval) {
        return renewals.begin(approval);
    }

    @Override
    public Optional<AppApproval> holder(String application, String token) {
        return renewals.holder(application, token);
    }

    @Override
    public Optional<Renewed> renew(String application, String token) {
        return renewals.renew(application, token);
    }

    @Override
    public void giveBack(String application, String token) {
        renewals.giveBack(application, token);
    }

    @Override
    public Searches searches(RandomId approval) {
        App app = book.find(approval)
                .filter(ends::stands)
                .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "no such approval stands"));
        return searches(app.home(), Reader.of(app.approval()));
    }

    @Override
    public Searches own(Author patient, SubjectId home) {
        premises.permissions().requireSubject(patient, home);
        return searches(home, Reader.of(patient));
    }

    private Searches searches(SubjectId home, Reader reader) {
        return new AppSearches(premises, charts, home, patients.requireHome(home), reader);
    }

    @Override
    public Optional<Hash> pseudonym(RandomId approval) {
        return find(approval).map(it -> {
            byte[] chart = patients.requireHome(it.patient()).value().bytes().toArray();
            return Hash.of(chart, it.request().application().getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void require(boolean condition, Reason otherwise, String advice) {
        if (!condition) {
            throw new ExchangeException(otherwise, advice);
        }
    }
}
