/**
 * SMART's scopes (SMART App Launch 2.2, scopes-and-launch-context): what an application may see of what whoever it acts for may see.
 *
 * <p>What may not live here: tokens, and who has which scopes. Start at {@link org.stele.gateway.fhir.scope.Scopes}.
 */
@NullMarked
package org.stele.gateway.fhir.scope;

import org.jspecify.annotations.NullMarked;
