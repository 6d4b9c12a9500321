/**
 * JSON at the door: read strictly, written in one canonical form.
 *
 * <p>What may not live here: anything that knows FHIR's types. Start at {@link org.stele.gateway.fhir.json.StrictJson}.
 */
@NullMarked
package org.stele.gateway.fhir.json;

import org.jspecify.annotations.NullMarked;
