/**
 * FHIR's RESTful interactions (R4 http.html) over an organisation's own charts: reading, history, search.
 *
 * <p>What may not live here: HTTP, who the caller is. Start at {@link org.stele.gateway.fhir.rest.FhirServer}.
 */
@NullMarked
package org.stele.gateway.fhir.rest;

import org.jspecify.annotations.NullMarked;
