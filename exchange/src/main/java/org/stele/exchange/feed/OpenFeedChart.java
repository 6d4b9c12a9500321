package org.stele.exchange.feed;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.Attestation;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.feed.Tellings.Telling;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.intake.Enrolment;
import org.stele.exchange.keep.Origins;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.segment.Segment;
import org.stele.vault.segment.SegmentEntry;
import org.stele.vault.subject.Identifier;

/** A chart while one message is filed into it. One thread. */
final class OpenFeedChart implements FeedChart {
    private static final String PATIENT = "Patient";
    private static final int AT_ONCE = 1_000;

    private final Author author;
    private final ChartId chart;
    private final Vault vault;
    private final CertifiedState state;
    private final Origins origins;
    private final Enrolment enrolment;
    private final FeedKey key;
    private final Deposits deposits;
    private final Tellings tellings;
    private final LinkedCharts linked;
    private final Map<String, SegmentEntry> present = new HashMap<>();
    private final Map<String, Optional<Telling>> told = new HashMap<>();
    private final Map<RandomId, List<RecordId>> batches = new HashMap<>();

    OpenFeedChart(
            Author author,
            ChartId chart,
            Vault vault,
            CertifiedState state,
            Origins origins,
            Enrolment enrolment,
            FeedKey key,
            Deposits deposits,
            Tellings tellings,
            LinkedCharts linked) {
        this.author = author;
        this.chart = chart;
        this.vault = vault;
        this.state = state;
        this.origins = origins;
        this.enrolment = enrolment;
        this.key = key;
        this.deposits = deposits;
        this.tellings = tellings;
        this.linked = linked;
        Segment segment = VaultCalls.call(() -> vault.segments().of(chart.value()));
        segment.entries().values().stream()
                .filter(entry -> entry.state() == org.stele.vault.segment.RecordState.COMMITTED)
                .filter(entry -> known(entry)
                        .filter(it -> it.status() == RecordStatus.CURRENT)
                        .isPresent())
                .forEach(entry -> present.put(entry.facts().address(), entry));
    }

    @Override
    public String id(String kind, String name) {
        String id = key.id(chart, kind, name);
        if (kind.equals(PATIENT)) {
            return patient().orElse(id);
        }
        linked.note(kind, name, id);
        return id;
    }

    private Optional<String> patient() {
        return present.keySet().stream()
                .filter(address -> address.startsWith(PATIENT + "/"))
                .map(address -> address.substring(PATIENT.length() + 1))
                .findFirst();
    }

    @Override
    public Standing standing(String address, FeedTime time) {
        Optional<Telling> last = last(address);
        return find(address).map(entry -> standing(entry, last, time)).orElseGet(() -> gone(address, last));
    }

    private static Standing gone(String address, Optional<Telling> last) {
        return last.isEmpty() || isFrame(address) ? Standing.ABSENT : Standing.SETTLED;
    }

    private Standing standing(SegmentEntry entry, Optional<Telling> last, FeedTime time) {
        if (last.filter(it -> time.isBefore(it.time())).isPresent()) {
            return Standing.OVERTAKEN;
        }
        if (!isOurs(entry)) {
            return Standing.SETTLED;
        }
        if (last.filter(it -> isOf(it, new RecordId(entry.record()))).isPresent()) {
            return Standing.PRESENT;
        }
        if (last.isPresent() && !isFrame(entry.facts().address())) {
            return Standing.SETTLED;
        }
        return known(entry).orElseThrow().committed().isAfter(time.event()) ? Standing.OVERTAKEN : Standing.PRESENT;
    }

    private boolean isOurs(SegmentEntry entry) {
        return known(entry).orElseThrow().attestation() == Attestation.ORGANISATION
                && origins.of(new RecordId(entry.record())).isEmpty();
    }

    /** Of patient and visit the organisation's systems know best, and all else refers to them. */
    private static boolean isFrame(String address) {
        return address.startsWith(PATIENT + "/") || address.startsWith("Encounter/");
    }

    private boolean isOf(Telling telling, RecordId version) {
        return telling.before().filter(version::equals).isPresent()
                || records(telling.batch()).contains(version);
    }

    /** Of a batch that is committed; none of any other. */
    private List<RecordId> records(RandomId batch) {
        return batches.computeIfAbsent(batch, it -> deposits.allCommitted(it).orElse(List.of()));
    }

    @Override
    public boolean isThere(String address) {
        return present.containsKey(address);
    }

    @Override
    public Optional<FeedTime> told(String address) {
        return last(address).map(Telling::time);
    }

    @Override
    public boolean isAsTold(String address) {
        return find(address)
                .filter(entry -> isOurs(entry)
                        && last(address)
                                .filter(it -> isOf(it, new RecordId(entry.record())))
                                .isPresent())
                .isPresent();
    }

    @Override
    public boolean isOfAnother(Identifier number) {
        return VaultCalls.call(() -> enrolment.find(number))
                .filter(it -> !it.equals(chart))
                .isPresent();
    }

    @Override
    public boolean isElsewhere(String address) {
        return linked.isElsewhere(address);
    }

    @Override
    public boolean isRepeated(String address, Hash content) {
        return last(address)
                .filter(it -> it.mark().equals(key.mark(chart, address, content)))
                .isPresent();
    }

    /** What the last message that stands told of it. */
    Optional<Telling> last(String address) {
        return told.computeIfAbsent(
                address, it -> tellings.last(chart, it, batch -> !records(batch).isEmpty()));
    }

    @Override
    public void look() {
        VaultCalls.call(() -> vault.journal().append(Event.of(chart.value(), use(Action.SEARCH), List.of())));
    }

    @Override
    public Map<String, Bytes> open(Collection<String> addresses) {
        Map<RandomId, String> wanted = new HashMap<>();
        addresses.forEach(address -> find(address).ifPresent(entry -> wanted.put(entry.record(), address)));
        Map<String, Bytes> contents = new HashMap<>();
        List<RandomId> records = List.copyOf(wanted.keySet());
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            List<RandomId> some = records.subList(from, Math.min(from + AT_ONCE, records.size()));
            VaultCalls.call(() -> vault.openings().open(use(Action.OPEN), chart.value(), some))
                    .forEach(record -> contents.put(wanted.get(record.id()), record.content()));
        }
        return contents;
    }

    private Use use(Action action) {
        return new Use(author.toString(), action, Purpose.TREAT.name(), new Basis.Reason("FEED"));
    }

    /** The present version of a resource. */
    Optional<SegmentEntry> find(String address) {
        return Optional.ofNullable(present.get(address));
    }

    Collection<SegmentEntry> present() {
        return present.values();
    }

    private Optional<RecordState> known(SegmentEntry entry) {
        return state.get(RecordTables.RECORD, new RecordId(entry.record()));
    }
}
