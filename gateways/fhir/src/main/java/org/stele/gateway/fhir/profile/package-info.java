/**
 * Conformance to profiles with the HL7 validator, for nodes that ask for it.
 *
 * <p>What may not live here: checks that always run; those are in {@code structure}. Start at {@link org.stele.gateway.fhir.profile.ProfileCheck}.
 */
@NullMarked
package org.stele.gateway.fhir.profile;

import org.jspecify.annotations.NullMarked;
