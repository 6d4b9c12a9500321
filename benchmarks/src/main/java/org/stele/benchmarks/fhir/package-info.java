/**
 * Loads and measures any FHIR R4 server over HTTP. What may not live here: anything that knows how a server is made, but for {@link
 * org.stele.benchmarks.fhir.OwnHospital}. Start at {@link org.stele.benchmarks.fhir.FhirBench}.
 */
@NullMarked
package org.stele.benchmarks.fhir;

import org.jspecify.annotations.NullMarked;
