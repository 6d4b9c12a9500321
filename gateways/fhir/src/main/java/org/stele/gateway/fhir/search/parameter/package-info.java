/**
 * The search parameters of FHIR R4: which there are for each kind of resource and where in the resource their values stand.
 *
 * <p>What may not live here: what is asked. Start at {@link org.stele.gateway.fhir.search.parameter.SearchParameters}.
 */
@NullMarked
package org.stele.gateway.fhir.search.parameter;

import org.jspecify.annotations.NullMarked;
