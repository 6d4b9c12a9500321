package org.stele.exchange.dispatch;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.dispatch.Dispatch.Content;
import org.stele.exchange.dispatch.Dispatch.Reply;
import org.stele.exchange.dispatch.Dispatch.Stage;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.OwnCharts;
import org.stele.exchange.search.Searches;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Premises;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;
import org.stele.vault.segment.Facts;

/** Orders dispatches by the chart's own index, in which nothing is that was only viewed, and opens them by it again. */
public final class DispatchDesk implements Dispatches {
    private static final String PATIENT = "Patient/";
    private static final String REPORT = "DiagnosticReport/";
    private static final String OBSERVATION = "Observation/";
    /** As many as the vault opens at once. */
    private static final int MOST_RECORDS = 1_000;
    /** One that nobody settled, because the vault did not serve even for that, leaves again. */
    private static final Set<Stage> ON_THE_WAY = Set.of(Stage.WAITING, Stage.LEAVING);

    private final Permissions permissions;
    private final Patients patients;
    private final Parting parting;
    private final Searches searches;
    private final InstantSource clock;
    private final DispatchBook book;
    private final Locks locks = new Locks();

    public DispatchDesk(Premises premises, Cabinet cabinet, Patients patients, OwnCharts charts, Searches searches) {
        this.permissions = premises.permissions();
        this.clock = premises.clock();
        this.patients = patients;
        this.parting = new Parting(premises, charts);
        this.searches = searches;
        this.book = new DispatchBook(cabinet);
    }

    @Override
    public Dispatch order(Author clinician, DispatchOrder order) {
        permissions.requireSeat(clinician, Power.SIGN);
        return locks.locked(
                "order",
                () -> book.find(order.dispatch())
                        .map(known -> same(known, clinician, order))
                        .orElseGet(() -> begin(clinician, order)));
    }

    private static Dispatch same(Dispatch known, Author clinician, DispatchOrder order) {
        if (known.order().equals(order.digest()) && known.author().equals(clinician)) {
            return known;
        }
        throw new ExchangeException(
                Reason.NAME_TAKEN, "something else was ordered by this name: order it by another one");
    }

    private Dispatch begin(Author clinician, DispatchOrder order) {
        Content content = content(order.resource());
        FoundIn found = found(clinician, order);
        List<RecordId> records = records(found.chart(), content, found.entries().getFirst());
        return book.put(new Dispatch(
                order.dispatch(),
                book.next(clinician),
                order.digest(),
                clinician,
                found.home(),
                order.destination(),
                content,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                records,
                Stage.WAITING,
                Optional.empty(),
                0,
                Optional.empty()));
    }

    /** What is withheld and what never was are the same. */
    private FoundIn found(Author clinician, DispatchOrder order) {
        AddressQuery query = AddressQuery.present(order.resource());
        List<FoundIn> found = order.subject()
                .map(home -> searches.search(clinician, home, query))
                .orElseGet(() -> searches.search(clinician, query));
        if (found.size() > 1) {
            throw new ExchangeException(
                    Reason.IDENTIFIER_TAKEN,
                    "several patients' charts have this kind and id: say whose, by the subject");
        }
        return found.stream().findFirst().orElseThrow(DispatchDesk::notFound);
    }

    private static Content content(String resource) {
        if (resource.startsWith(PATIENT)) {
            return Content.PERSON;
        }
        if (resource.startsWith(REPORT)) {
            return Content.REPORT;
        }
        throw new ExchangeException(Reason.INVALID, "a Patient or a DiagnosticReport is sent: name one of them");
    }

    private static List<RecordId> records(ChartIndex chart, Content content, ChartEntry asked) {
        if (content == Content.PERSON) {
            return List.of(asked.record());
        }
        Set<String> references = asked.facts().references();
        List<RecordId> records = new ArrayList<>();
        chart.where(facts -> isOne(PATIENT, facts, references)).stream()
                .findFirst()
                .ifPresentOrElse(patient -> records.add(patient.record()), () -> {
                    throw notFound();
                });
        records.add(asked.record());
        chart.where(facts -> isOne(OBSERVATION, facts, references))
                .forEach(observation -> records.add(observation.record()));
        if (records.size() > MOST_RECORDS) {
            throw new ExchangeException(Reason.INVALID, "a report of more than 998 observations is not sent");
        }
        return records;
    }

    private static boolean isOne(String kind, Facts facts, Set<String> references) {
        return facts.address().startsWith(kind) && references.contains(facts.address());
    }

    @Override
    public List<Dispatch> list(Author seat) {
        permissions.requireSeat(seat, Set.of(Power.SIGN, Power.CLERK));
        return book.all().stream().filter(it -> isFor(seat, it)).toList();
    }

    @Override
    public Dispatch find(Author seat, RandomId dispatch) {
        permissions.requireSeat(seat, Set.of(Power.SIGN, Power.CLERK));
        return book.find(dispatch).filter(it -> isFor(seat, it)).orElseThrow(DispatchDesk::notFound);
    }

    private boolean isFor(Author seat, Dispatch dispatch) {
        return dispatch.author().equals(seat) || permissions.mayNow(seat, Power.CLERK);
    }

    @Override
    public Dispatch retry(Author seat, RandomId dispatch) {
        Dispatch known = find(seat, dispatch);
        return book.change(
                        dispatch,
                        Set.of(Stage.REFUSED),
                        it -> it.with(Stage.WAITING, 0, Optional.empty()).by(seat))
                .orElse(known);
    }

    @Override
    public void dismiss(Author seat, RandomId dispatch) {
        find(seat, dispatch);
        boolean isLeaving = book.change(
                        dispatch,
                        Set.of(Stage.WAITING, Stage.REFUSED),
                        it -> it.with(Stage.DISMISSED, it.attempts(), Optional.empty()))
                .or(() -> book.find(dispatch))
                .filter(it -> it.stage() == Stage.LEAVING)
                .isPresent();
        if (isLeaving) {
            throw new ExchangeException(
                    Reason.ON_ITS_WAY, "it is on its way at this moment: read how far it is, and decide again");
        }
    }

    @Override
    public List<Dispatch> waiting(String destination) {
        return book.all().stream()
                .filter(it ->
                        ON_THE_WAY.contains(it.stage()) && it.destination().equals(destination))
                .toList();
    }

    @Override
    public Optional<List<ChartRecord>> open(RandomId dispatch) {
        Optional<Dispatch> leaving =
                book.change(dispatch, ON_THE_WAY, it -> it.with(Stage.LEAVING, it.attempts(), it.reply()));
        try {
            return leaving.filter(it -> !it.records().isEmpty())
                    .filter(it -> permissions.mayNow(it.author(), Power.SIGN))
                    .flatMap(it -> patients.atHome(it.home()).flatMap(chart -> parting.open(it, chart)));
        } catch (ExchangeException e) {
            book.change(dispatch, Set.of(Stage.LEAVING), it -> it.with(Stage.WAITING, it.attempts(), it.reply()));
            throw e;
        }
    }

    @Override
    public void sent(RandomId dispatch) {
        book.change(
                dispatch,
                EnumSet.complementOf(EnumSet.of(Stage.SENT)),
                it -> it.with(Stage.SENT, it.attempts() + 1, Optional.empty()));
    }

    @Override
    public void postponed(RandomId dispatch, Reply why) {
        book.change(dispatch, ON_THE_WAY, it -> it.with(Stage.WAITING, it.attempts() + 1, Optional.of(why)));
    }

    @Override
    public void refused(RandomId dispatch, Reply why) {
        book.change(dispatch, ON_THE_WAY, it -> it.with(Stage.REFUSED, it.attempts() + 1, Optional.of(why)));
    }

    @Override
    public void gone(RandomId dispatch, Reply why) {
        book.change(
                dispatch,
                ON_THE_WAY,
                it -> it.with(Stage.REFUSED, it.attempts() + 1, Optional.of(why))
                        .withoutRecords());
    }

    /** No order names what is erased any more, and none keeps what a destination said of it. */
    public void forget(RecordId erased) {
        Reply why = new Reply(clock.instant(), "GONE", "", "what it was to tell is erased");
        book.all().stream()
                .filter(it -> it.records().contains(erased))
                .forEach(found -> book.change(
                        found.id(),
                        EnumSet.allOf(Stage.class),
                        it -> it.records().contains(erased)
                                ? it.with(Stage.REFUSED, it.attempts(), Optional.of(why))
                                        .withoutRecords()
                                : it));
    }

    private static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "no such resource, or no such order, here");
    }
}
