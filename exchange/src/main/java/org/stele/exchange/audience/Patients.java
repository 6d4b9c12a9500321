package org.stele.exchange.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.Locks;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.vault.cabinet.Cabinet;

/** Which of the ledger's subjects are which of this vault's patients. Nobody else knows. Safe for use by many threads. */
public final class Patients {
    /** A patient's, in the order in which they were made. */
    record Subjects(List<KnownSubject> all) {
        Subjects {
            all = List.copyOf(all);
        }
    }

    private final Drawer<KnownSubject> bySubject;
    private final Drawer<Subjects> byChart;
    private final SubjectPool pool;
    private final Introductions introductions;
    private final Locks locks = new Locks();
    private final Map<ChartId, List<KnownSubject>> remembered = new ConcurrentHashMap<>();
    private final Map<SubjectId, KnownSubject> introduced = new ConcurrentHashMap<>();

    public Patients(Premises premises, Cabinet cabinet) {
        this.bySubject = new Drawer<>(cabinet, "subject", KnownSubject.class);
        this.byChart = new Drawer<>(cabinet, "chart", Subjects.class);
        this.pool = new SubjectPool(cabinet, premises.ledger(), premises.tasks());
        this.introductions =
                new Introductions(premises.own().author(), premises.vault().journal());
    }

    /** Whose subject it is; empty for what is none of a patient's here. */
    public Optional<KnownSubject> find(SubjectId subject) {
        KnownSubject one = introduced.get(subject);
        return one == null ? read(subject) : Optional.of(one);
    }

    /** A subject stays whose it is, so that it may be remembered. */
    private Optional<KnownSubject> read(SubjectId subject) {
        Optional<KnownSubject> found =
                bySubject.find(subject).filter(known -> of(known.chart()).contains(known));
        found.ifPresent(known -> introduced.put(subject, known));
        return found;
    }

    /** Whose home it is; empty for any other subject. */
    public Optional<ChartId> atHome(SubjectId home) {
        return find(home).filter(known -> known.organisation().isEmpty()).map(KnownSubject::chart);
    }

    /**
     * Whose home it is.
     *
     * @throws ExchangeException {@code NOT_FOUND} for any other subject
     */
    public ChartId requireHome(SubjectId home) {
        return atHome(home).orElseThrow(Patients::notFound);
    }

    /** The home of whose chart it is; empty where it is nobody's yet. */
    public Optional<SubjectId> homeOf(RandomId chart) {
        return of(new ChartId(chart)).stream()
                .filter(known -> known.organisation().isEmpty())
                .map(KnownSubject::subject)
                .findFirst();
    }

    /** All of a patient's subjects, the home first. */
    public List<KnownSubject> of(ChartId chart) {
        List<KnownSubject> known = remembered.get(chart);
        return known == null ? locks.locked(chart, () -> read(chart)) : known;
    }

    /** Nobody adds one meanwhile, so that what is remembered is all. */
    private List<KnownSubject> read(ChartId chart) {
        List<KnownSubject> all = byChart.find(chart).map(Subjects::all).orElse(List.of());
        if (!all.isEmpty()) {
            remembered.put(chart, all);
        }
        return all;
    }

    /** The patient's home, a new one where there is none; journalled, and not on the ledger before {@link #register}. */
    public SubjectId home(ChartId chart) {
        return homeOf(chart.value()).orElseGet(() -> makeHome(chart));
    }

    private SubjectId makeHome(ChartId chart) {
        SubjectId home = oneOf(chart, Optional.empty(), pool::draw);
        introduce(chart);
        return home;
    }

    /** Sees to it that the subject stands on the ledger. */
    public void register(SubjectId subject) {
        pool.require(subject);
    }

    /** Sees to it that the journal names every subject of the patient. */
    public void introduce(ChartId chart) {
        introductions.complete(chart, () -> of(chart));
    }

    /** The patient's subject for an organisation, where there is none the one that {@code fresh} brings. */
    SubjectId audience(ChartId chart, OrganisationId organisation, Supplier<SubjectId> fresh) {
        home(chart);
        return oneOf(chart, Optional.of(organisation), fresh);
    }

    SubjectId draw() {
        return pool.draw();
    }

    private SubjectId oneOf(ChartId chart, Optional<OrganisationId> organisation, Supplier<SubjectId> fresh) {
        return locks.locked(
                chart,
                () -> of(chart).stream()
                        .filter(known -> known.organisation().equals(organisation))
                        .findFirst()
                        .orElseGet(() -> add(new KnownSubject(fresh.get(), chart, organisation)))
                        .subject());
    }

    /** The list last: what it lacks was told to nobody. */
    private KnownSubject add(KnownSubject subject) {
        bySubject.put(subject.subject(), subject);
        List<KnownSubject> more = new ArrayList<>(of(subject.chart()));
        more.add(subject);
        byChart.put(subject.chart(), new Subjects(more));
        remembered.put(subject.chart(), List.copyOf(more));
        return subject;
    }

    static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "no such patient here");
    }
}
