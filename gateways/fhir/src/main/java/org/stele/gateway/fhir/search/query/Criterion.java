package org.stele.gateway.fhir.search.query;

import java.util.function.Predicate;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;

/** One condition of a search. Immutable. */
public interface Criterion {
    /** The condition for one chart: what it needs of other resources there has been looked up. */
    Predicate<ChartEntry> in(ChartIndex chart);
}
