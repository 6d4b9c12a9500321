/**
 * Parts of resources, as {@code _summary} and {@code _elements} ask for them (R4 search.html#summary).
 *
 * <p>What may not live here: what is found. Start at {@link org.stele.gateway.fhir.search.subset.Subset}.
 */
@NullMarked
package org.stele.gateway.fhir.search.subset;

import org.jspecify.annotations.NullMarked;
