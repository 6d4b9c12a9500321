package org.stele.exchange.misattribution;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Permit;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.ErrorReason;
import org.stele.crypto.Hash;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.journal.Journal;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Entry;
import org.stele.vault.journal.proof.LinkedEntry;
import org.stele.vault.journal.proof.Touched;

/** Who had read records, by the journal of the chart in which they stood; whose patient it is reads that journal themselves. */
final class Readers {
    private static final Set<Action> READING =
            EnumSet.of(Action.OPEN, Action.EXPORT, Action.RELEASE, Action.EMERGENCY, Action.KEEP);

    /**
     * What somebody had read.
     *
     * @param organisation who hears of it: this one where the ledger does not have the permit, as of an emergency that nobody reported in
     *     time, since no other organisation would believe it
     * @param permit the last one, where it was released under one that the ledger has
     */
    record Reading(OrganisationId organisation, Author who, Optional<PermitId> permit, List<RecordId> records) {
        Reading {
            records = List.copyOf(records);
        }
    }

    private record Who(OrganisationId organisation, Author who) {}

    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final Journal journal;

    Readers(Premises premises) {
        this.own = premises.own().id();
        this.ledger = premises.ledger();
        this.journal = premises.vault().journal();
    }

    /** Each reader once, in the order in which they began. */
    List<Reading> of(ChartId chart, Collection<RecordId> records) {
        CertifiedState state = ledger.state();
        Map<Who, Reading> readings = new LinkedHashMap<>();
        for (LinkedEntry linked : VaultCalls.call(() -> journal.entries(chart.value()))) {
            List<RecordId> read = read(linked.entry(), records);
            if (!read.isEmpty()) {
                reader(state, linked.entry(), read)
                        .ifPresent(
                                one -> readings.merge(new Who(one.organisation(), one.who()), one, Readers::together));
            }
        }
        return List.copyOf(readings.values());
    }

    /** An entry about more records than it lists may be about these. */
    private static List<RecordId> read(Entry entry, Collection<RecordId> records) {
        boolean isReading = READING.contains(entry.use().action())
                && entry.outcome().equals(Entry.OK)
                && entry.records().count() > 0;
        if (!isReading) {
            return List.of();
        }
        return entry.records().count() > Touched.LISTED
                ? List.copyOf(records)
                : records.stream()
                        .filter(record -> entry.records().listed().contains(record.value()))
                        .toList();
    }

    private Optional<Reading> reader(CertifiedState state, Entry entry, List<RecordId> records) {
        return switch (entry.use().basis()) {
            case Basis.Permit(var id) -> underPermit(state, new PermitId(new Hash(id)), entry, records);
            case Basis.Reason reason -> inside(reason, Author.parse(entry.use().actor()), records);
        };
    }

    /** The patient's own reading is under a permit of no organisation. */
    private Optional<Reading> underPermit(CertifiedState state, PermitId id, Entry entry, List<RecordId> records) {
        Optional<Permit> permit = state.get(AccessTables.PERMIT, id);
        return permit.isEmpty()
                ? Optional.of(new Reading(own, Author.parse(entry.use().actor()), Optional.empty(), records))
                : permit.flatMap(Permit::organisation)
                        .map(organisation ->
                                new Reading(organisation, permit.orElseThrow().asker(), Optional.of(id), records));
    }

    /** What the organisation itself opens, as to file a message, no person reads; and who corrects knows. */
    private Optional<Reading> inside(Basis.Reason reason, Author who, List<RecordId> records) {
        return Actor.of(who)
                .filter(_ -> !reason.code().equals(ErrorReason.WRONG_PATIENT.name()))
                .filter(actor -> actor instanceof Actor.OfSeat)
                .map(_ -> new Reading(own, who, Optional.empty(), records));
    }

    private static Reading together(Reading one, Reading later) {
        List<RecordId> both = Stream.concat(one.records().stream(), later.records().stream())
                .distinct()
                .sorted()
                .toList();
        return new Reading(one.organisation(), one.who(), later.permit().or(one::permit), both);
    }
}
