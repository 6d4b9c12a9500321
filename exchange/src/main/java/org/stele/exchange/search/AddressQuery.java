package org.stele.exchange.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Looks for what stands at one address. */
public final class AddressQuery implements ChartQuery {
    private final String at;
    private final boolean isOfAllVersions;
    private final Predicate<ChartEntry> wanted;
    private final UnaryOperator<ChartIndex> part;

    private AddressQuery(
            String at, boolean isOfAllVersions, Predicate<ChartEntry> wanted, UnaryOperator<ChartIndex> part) {
        this.at = at;
        this.isOfAllVersions = isOfAllVersions;
        this.wanted = wanted;
        this.part = part;
    }

    /** The present version. */
    public static AddressQuery present(String address) {
        return new AddressQuery(address, false, _ -> true, chart -> chart);
    }

    /** Those versions, present or past, that are wanted. */
    public static AddressQuery versions(String address, Predicate<ChartEntry> wanted) {
        return new AddressQuery(address, true, wanted, chart -> chart);
    }

    /** The same in a part of each chart alone: what is not in it is as if it were not there. */
    public AddressQuery in(UnaryOperator<ChartIndex> other) {
        return new AddressQuery(at, isOfAllVersions, wanted, other);
    }

    @Override
    public Look look(ChartIndex whole) {
        ChartIndex chart = part.apply(whole);
        List<ChartEntry> there = isOfAllVersions
                ? chart.versions(facts -> facts.address().equals(at))
                : chart.where(facts -> facts.address().equals(at));
        return new Look(false, there.stream().filter(wanted).toList());
    }

    @Override
    public Optional<String> address() {
        return Optional.of(at);
    }
}
