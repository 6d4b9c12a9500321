package org.stele.gateway.fhir.search.query;

import java.util.function.Predicate;
import org.stele.exchange.search.ChartIndex;
import org.stele.vault.segment.Facts;

/** One condition of a search. Immutable. */
public interface Criterion {
    /** The condition for one chart: what it needs of other resources there has been looked up. */
    Predicate<Facts> in(ChartIndex chart);
}
