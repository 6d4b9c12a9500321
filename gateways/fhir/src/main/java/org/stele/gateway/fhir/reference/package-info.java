/**
 * How FHIR R4 refers from one resource to another (R4 references.html).
 *
 * <p>What may not live here: fetching what is referred to. Start at {@link org.stele.gateway.fhir.reference.ReferenceText}.
 */
@NullMarked
package org.stele.gateway.fhir.reference;

import org.jspecify.annotations.NullMarked;
