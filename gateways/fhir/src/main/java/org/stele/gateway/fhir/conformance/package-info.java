/**
 * Whether what others wrote goes in here and comes out the same. Start at {@link org.stele.gateway.fhir.conformance.Examples}.
 */
@NullMarked
package org.stele.gateway.fhir.conformance;

import org.jspecify.annotations.NullMarked;
