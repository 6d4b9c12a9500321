/**
 * What a FHIR search asks (R4 search.html), read strictly: what is not understood is refused, not ignored.
 *
 * <p>What may not live here: charts, answers. Start at {@link org.stele.gateway.fhir.search.query.QueryReader}; what comes out is
 * a {@link org.stele.gateway.fhir.search.query.SearchQuery}, and what is refused an {@link
 * org.stele.gateway.fhir.search.query.InvalidSearchException}.
 */
@NullMarked
package org.stele.gateway.fhir.search.query;

import org.jspecify.annotations.NullMarked;
