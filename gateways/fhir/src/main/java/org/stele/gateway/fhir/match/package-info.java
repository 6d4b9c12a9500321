/**
 * Who of an organisation's patients is meant by what is known of a person (FHIR {@code Patient/$match}, IHE PDQm ITI-119): by the index alone, by
 * rules that anyone can do again by hand.
 *
 * <p>What may not live here: who may ask, and what may be seen. Start at {@link org.stele.gateway.fhir.match.Likeness}.
 */
@NullMarked
package org.stele.gateway.fhir.match;

import org.jspecify.annotations.NullMarked;
