/**
 * What of a resource goes into the encrypted index, so that it is found without being opened. Terms are texts, each in the form
 * of its parameter's type: a token {@code system|code}, a date {@code first/last} in milliseconds, a number or quantity {@code
 * least..greatest|system|code|unit}, a reference {@code Kind/id} or a URL, anything else as it stands.
 *
 * <p>Start at {@link org.stele.gateway.fhir.search.term.TermExtractor}.
 */
@NullMarked
package org.stele.gateway.fhir.search.term;

import org.jspecify.annotations.NullMarked;
