/**
 * Where what is in a chart came from, as FHIR's Provenance: one for each version that may be seen, made of what the ledger has of it and
 * stored nowhere. Start at {@link org.stele.gateway.fhir.provenance.ProvenSearches}.
 */
@NullMarked
package org.stele.gateway.fhir.provenance;

import org.jspecify.annotations.NullMarked;
