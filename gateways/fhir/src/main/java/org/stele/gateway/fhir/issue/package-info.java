/**
 * What is wrong with something that came in: a path, a closed reason, never a value.
 *
 * <p>What may not live here: any text taken from a bundle. Start at {@link org.stele.gateway.fhir.issue.Issue}.
 */
@NullMarked
package org.stele.gateway.fhir.issue;

import org.jspecify.annotations.NullMarked;
