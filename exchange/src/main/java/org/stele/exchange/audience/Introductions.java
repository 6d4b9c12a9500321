package org.stele.exchange.audience;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.Locks;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.Journal;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;

/**
 * Names every subject of a patient in the patient's journal, once, before a trail is handed out: so that none can be kept quiet
 * about.
 */
final class Introductions {
    private final Author own;
    private final Journal journal;
    private final Locks locks = new Locks();

    Introductions(Author own, Journal journal) {
        this.own = own;
        this.journal = journal;
    }

    /**
     * Sees to it that all are named.
     *
     * @param subjects asks for them anew, while nobody else names any
     */
    void complete(ChartId chart, Supplier<List<KnownSubject>> subjects) {
        locks.locked(chart, () -> {
            Set<RandomId> named = named(chart);
            subjects.get().stream()
                    .map(known -> known.subject().value())
                    .filter(subject -> !named.contains(subject))
                    .forEach(subject -> name(chart, subject));
            return chart;
        });
    }

    private Set<RandomId> named(ChartId chart) {
        return VaultCalls.call(() -> journal.entries(chart.value())).stream()
                .map(linked -> linked.entry())
                .filter(entry -> entry.use().action() == Action.INTRODUCE)
                .flatMap(entry -> entry.records().listed().stream())
                .collect(Collectors.toSet());
    }

    private void name(ChartId chart, RandomId subject) {
        Use use = new Use(own.toString(), Action.INTRODUCE, Purpose.HOPERAT.name(), new Basis.Reason("SUBJECT_MADE"));
        VaultCalls.call(() -> journal.append(Event.of(chart.value(), use, List.of(subject))));
    }
}
