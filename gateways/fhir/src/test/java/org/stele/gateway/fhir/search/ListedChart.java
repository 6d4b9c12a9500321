package org.stele.gateway.fhir.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.RandomId;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.term.TermExtractor;
import org.stele.vault.segment.Facts;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A chart that has in it what it is given, committed a day after another from 2026-01-01 on. */
final class ListedChart implements ChartIndex {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final List<ChartEntry> entries = new ArrayList<>();

    /** @param resources as JSON, with single quotes instead of double ones */
    static ListedChart of(String... resources) {
        ListedChart chart = new ListedChart();
        for (String resource : resources) {
            chart.add(JSON.readTree(resource.replace('\'', '"')));
        }
        return chart;
    }

    private void add(JsonNode resource) {
        String address = resource.path("resourceType").asString() + "/"
                + resource.path("id").asString();
        Facts facts = new Facts(address, 0, new TreeSet<>(), new TermExtractor(SearchParameters.R4).extract(resource));
        entries.add(
                new ChartEntry(new RecordId(RandomId.generate()), facts, FIRST.plus(entries.size(), ChronoUnit.DAYS)));
    }

    @Override
    public List<ChartEntry> where(Predicate<Facts> wanted) {
        return entries.stream().filter(entry -> wanted.test(entry.facts())).toList();
    }

    @Override
    public List<ChartEntry> versions(Predicate<Facts> wanted) {
        return where(wanted);
    }
}
