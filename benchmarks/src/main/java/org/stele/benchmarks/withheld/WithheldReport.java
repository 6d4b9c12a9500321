package org.stele.benchmarks.withheld;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What was seen.
 *
 * @param threshold below which a chance tells two kinds of answers apart: one in a hundred, shared among all ways of asking
 * @param mentions ways of asking for the patient's other resources whose answers had the withheld one in them
 */
public record WithheldReport(
        @JsonProperty("rows") List<Row> rows,
        @JsonProperty("threshold") double threshold,
        @JsonProperty("mentions") List<String> mentions) {
    /**
     * One way of asking.
     *
     * @param samples of each kind
     * @param difference in what the answers differ; empty where in nothing
     * @param right how often who guesses by time alone is right; 0.5 as by a coin, and where time was not measured
     * @param chance of that where there is no difference
     * @param apart by how much the medians differ, µs
     */
    public record Row(
            @JsonProperty("probe") String probe,
            @JsonProperty("status") int status,
            @JsonProperty("samples") int samples,
            @JsonProperty("difference") String difference,
            @JsonProperty("right_by_time") double right,
            @JsonProperty("chance") double chance,
            @JsonProperty("medians_apart_us") double apart) {}

    public WithheldReport {
        rows = List.copyOf(rows);
        mentions = List.copyOf(mentions);
    }

    public boolean tells(Row row) {
        return !row.difference().isEmpty() || row.chance() < threshold;
    }

    /** Whether anything told the withheld one from what never was. */
    public boolean tells() {
        return !mentions.isEmpty() || rows.stream().anyMatch(this::tells);
    }
}
