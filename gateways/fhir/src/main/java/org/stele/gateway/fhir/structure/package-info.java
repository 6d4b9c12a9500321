/**
 * The structure of FHIR R4: types, cardinalities, primitive forms, codes and reference targets.
 *
 * <p>What may not live here: profiles, invariants in FHIRPath, terminology beyond the required codes. Start at {@link org.stele.gateway.fhir.structure.StructureCheck}; docs/decisions says why it is our own walk.
 */
@NullMarked
package org.stele.gateway.fhir.structure;

import org.jspecify.annotations.NullMarked;
