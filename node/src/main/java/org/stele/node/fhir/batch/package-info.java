/**
 * Several of FHIR's interactions in one request (R4 http.html#transaction), each as if it had been sent alone.
 *
 * <p>What may not live here: anything that an interaction means. Start at {@link org.stele.node.fhir.batch.Batches}.
 */
@NullMarked
package org.stele.node.fhir.batch;

import org.jspecify.annotations.NullMarked;
