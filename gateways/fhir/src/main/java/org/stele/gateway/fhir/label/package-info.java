/**
 * What a resource is about and how sensitive that is: domain and sensitivity labels, from a versioned rule set.
 *
 * <p>What may not live here: who may see what; labels are inside a record's commitment and the custodian filters by
 * them elsewhere. Start at {@link org.stele.gateway.fhir.label.Classifier}; docs/labels.md describes the rules' format.
 */
@NullMarked
package org.stele.gateway.fhir.label;

import org.jspecify.annotations.NullMarked;
