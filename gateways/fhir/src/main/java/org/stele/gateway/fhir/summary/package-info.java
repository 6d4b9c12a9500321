/**
 * The International Patient Summary (HL7 IPS 1.1) of one chart: which of its records are in it, and the document that they make.
 *
 * <p>What may not live here: who may see what. Start at {@link org.stele.gateway.fhir.summary.SummaryQuery}.
 */
@NullMarked
package org.stele.gateway.fhir.summary;

import org.jspecify.annotations.NullMarked;
