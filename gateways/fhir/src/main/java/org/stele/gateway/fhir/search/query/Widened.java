package org.stele.gateway.fhir.search.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.search.ChartQuery;

/**
 * What is asked, and the same of whom it asks about in charts that are linked with theirs.
 *
 * @param linked what to ask of each of these charts, and of no other: elsewhere an address may be somebody else's
 */
public record Widened<Q extends ChartQuery>(Q asked, Map<SubjectId, Q> linked) {
    public Widened {
        linked = Collections.unmodifiableMap(new LinkedHashMap<>(linked));
    }

    /** Of nobody's chart that is linked with others. */
    public static <Q extends ChartQuery> Widened<Q> of(Q asked) {
        return new Widened<>(asked, Map.of());
    }
}
