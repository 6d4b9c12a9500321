/**
 * Patches of resources (R4 http.html#patch): what they make of one.
 *
 * <p>What may not live here: whether the result may be written. Start at {@link org.stele.gateway.fhir.patch.JsonPatching}.
 */
@NullMarked
package org.stele.gateway.fhir.patch;

import org.jspecify.annotations.NullMarked;
