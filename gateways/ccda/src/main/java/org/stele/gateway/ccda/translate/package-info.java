/** Sections into resources, one small class each, after HL7's C-CDA on FHIR guide. Start at {@link org.stele.gateway.ccda.translate.Translator}. */
@NullMarked
package org.stele.gateway.ccda.translate;

import org.jspecify.annotations.NullMarked;
