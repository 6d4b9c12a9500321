/**
 * From the FHIR gateway to the exchange: what the one hands out, in the form that the other takes.
 *
 * <p>What may not live here: checks of FHIR, which are the gateway's; sealing, which is the exchange's. Start at {@link
 * org.stele.node.fhir.FhirDoor}.
 */
@NullMarked
package org.stele.node.fhir;

import org.jspecify.annotations.NullMarked;
