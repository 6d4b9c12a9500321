package org.stele.exchange.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for what stands at one address. */
public final class AddressQuery implements ChartQuery {
    private final String at;
    private final boolean isOfAllVersions;
    private final Predicate<ChartEntry> wanted;

    private AddressQuery(String at, boolean isOfAllVersions, Predicate<ChartEntry> wanted) {
        this.at = at;
        this.isOfAllVersions = isOfAllVersions;
        this.wanted = wanted;
    }

    /** The present version. */
    public static AddressQuery present(String address) {
        return new AddressQuery(address, false, _ -> true);
    }

    /** Those versions, present or past, that are wanted. */
    public static AddressQuery versions(String address, Predicate<ChartEntry> wanted) {
        return new AddressQuery(address, true, wanted);
    }

    @Override
    public Look look(ChartIndex chart) {
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
