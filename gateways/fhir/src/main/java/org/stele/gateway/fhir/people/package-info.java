/**
 * Practitioners: whom a resource names, and who they are.
 *
 * <p>What may not live here: seats, licences and signatures; those are the network's. Start at {@link org.stele.gateway.fhir.people.AttributionTable}.
 */
@NullMarked
package org.stele.gateway.fhir.people;

import org.jspecify.annotations.NullMarked;
