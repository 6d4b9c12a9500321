package org.stele.gateway.fhir.search.term;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Dates, times and periods, as the {@link Interval} of milliseconds that they may mean. */
final class DateTerms {
    private DateTerms() {}

    static void read(String element, JsonNode value, Consumer<String> terms) {
        switch (element) {
            case "Period" -> period(value).ifPresent(it -> terms.accept(it.toString()));
            case "Timing" -> timing(value).ifPresent(it -> terms.accept(it.toString()));
            default -> day(value).ifPresent(it -> terms.accept(it.toString()));
        }
    }

    private static Optional<Interval> day(JsonNode value) {
        return value.isString() ? DateText.parse(value.stringValue()) : Optional.empty();
    }

    private static Optional<Interval> period(JsonNode value) {
        Optional<Interval> start = day(value.path("start"));
        Optional<Interval> end = day(value.path("end"));
        return start.isEmpty() && end.isEmpty()
                ? Optional.empty()
                : Optional.of(new Interval(start.flatMap(Interval::least), end.flatMap(Interval::greatest)));
    }

    /** From the first of its events to the last, or the bounds of its repetition. */
    private static Optional<Interval> timing(JsonNode value) {
        return Stream.concat(
                        value.path("event").valueStream().map(DateTerms::day),
                        Stream.of(period(value.path("repeat").path("boundsPeriod"))))
                .flatMap(Optional::stream)
                .reduce(DateTerms::around);
    }

    private static Interval around(Interval one, Interval other) {
        return new Interval(both(one.least(), other.least(), true), both(one.greatest(), other.greatest(), false));
    }

    private static Optional<BigDecimal> both(Optional<BigDecimal> one, Optional<BigDecimal> other, boolean least) {
        return one.flatMap(first -> other.map(second -> least ? first.min(second) : first.max(second)));
    }
}
