/**
 * FHIR R4 at the door: bundles come in, are checked, split, attributed and classified, and leave as resources ready to
 * be sealed.
 *
 * <p>What may not live here: keys, sealing, the ledger, decisions about access. Start at {@link
 * org.stele.gateway.fhir.Intake}; what it hands out is an {@link org.stele.gateway.fhir.IncomingBundle}, and what it
 * refuses an {@link org.stele.gateway.fhir.issue.InvalidBundleException}.
 */
@NullMarked
package org.stele.gateway.fhir;

import org.jspecify.annotations.NullMarked;
