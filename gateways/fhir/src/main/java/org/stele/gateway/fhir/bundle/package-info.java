/**
 * A bundle's outside: its envelope, its entries, who is who among them, and what their references mean.
 *
 * <p>What may not live here: what a resource says. Start at {@link org.stele.gateway.fhir.bundle.BundleScanner}.
 */
@NullMarked
package org.stele.gateway.fhir.bundle;

import org.jspecify.annotations.NullMarked;
