/**
 * FHIR's interactions (R4 http.html) one by one, whether each was sent alone or as an entry of a batch.
 *
 * <p>What may not live here: HTTP. Start at {@link org.stele.node.fhir.rest.FhirAnswers}.
 */
@NullMarked
package org.stele.node.fhir.rest;

import org.jspecify.annotations.NullMarked;
