package org.stele.gateway.fhir.provenance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordState;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.gateway.fhir.search.query.Address;
import org.stele.vault.segment.Facts;

/** A chart with a Provenance of each version in it that may be seen. */
final class ProvenChart implements ChartIndex {
    private final ChartIndex chart;
    private final Function<RecordId, Optional<RecordState>> ledger;
    private final Function<RecordId, Optional<RecordId>> elsewhere;
    private final Predicate<ChartEntry> wanted;
    private final Map<RecordId, Provenance> byId = new HashMap<>();
    private Optional<List<Provenance>> all = Optional.empty();

    /**
     * A chart with those of its versions.
     *
     * @param elsewhere as what a record stood in another patient's chart
     * @param wanted of which versions there may be one
     */
    ProvenChart(
            ChartIndex chart,
            Function<RecordId, Optional<RecordState>> ledger,
            Function<RecordId, Optional<RecordId>> elsewhere,
            Predicate<ChartEntry> wanted) {
        this.chart = chart;
        this.ledger = ledger;
        this.elsewhere = elsewhere;
        this.wanted = wanted;
    }

    /** The Provenance that was found under this identifier. */
    Optional<Provenance> find(RecordId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<ChartEntry> where(Predicate<Facts> wish) {
        return with(chart.where(wish), wish);
    }

    @Override
    public List<ChartEntry> versions(Predicate<Facts> wish) {
        return with(chart.versions(wish), wish);
    }

    private List<ChartEntry> with(List<ChartEntry> stored, Predicate<Facts> wish) {
        if (wish instanceof Address.OfKind other && !other.kind().equals(Provenance.KIND)) {
            return stored;
        }
        List<Provenance> made = provenances();
        Stream<ChartEntry> generated = made.stream().map(Provenance::entry).filter(entry -> wish.test(entry.facts()));
        return Stream.concat(stored.stream(), generated).toList();
    }

    private List<Provenance> provenances() {
        if (all.isEmpty()) {
            all = Optional.of(make());
            all.get().forEach(it -> byId.put(it.entry().record(), it));
        }
        return all.get();
    }

    private List<Provenance> make() {
        List<ChartEntry> versions = chart.versions(_ -> true);
        Map<String, List<ChartEntry>> byAddress = new HashMap<>();
        versions.forEach(version -> byAddress
                .computeIfAbsent(version.facts().address(), _ -> new ArrayList<>())
                .add(version));
        String patient = patient();
        return versions.stream()
                .filter(wanted)
                .flatMap(version ->
                        origin(version, byAddress.getOrDefault(version.facts().address(), List.of())).stream())
                .map(origin -> Provenance.of(origin, patient))
                .toList();
    }

    private String patient() {
        return chart.where(Address.ofKind("Patient")).stream()
                .findFirst()
                .map(entry -> entry.facts().address())
                .orElse("");
    }

    private Optional<Origin> origin(ChartEntry version, List<ChartEntry> sameAddress) {
        return ledger.apply(version.record())
                .map(state ->
                        new Origin(version, state, before(version, sameAddress), elsewhere.apply(version.record())));
    }

    private Optional<Origin.Revised> before(ChartEntry version, List<ChartEntry> sameAddress) {
        return sameAddress.stream()
                .filter(other -> !other.record().equals(version.record()))
                .flatMap(other -> ledger
                        .apply(other.record())
                        .flatMap(RecordState::change)
                        .filter(change -> change.supersededBy()
                                .filter(version.record()::equals)
                                .isPresent())
                        .flatMap(change -> change.amendment())
                        .map(reason -> new Origin.Revised(other, reason))
                        .stream())
                .findFirst();
    }
}
