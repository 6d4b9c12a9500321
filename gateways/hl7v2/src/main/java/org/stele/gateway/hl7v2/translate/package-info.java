/** Segments into resources, one small class each, after HL7's published maps. Start at {@link org.stele.gateway.hl7v2.translate.Translator}. */
@NullMarked
package org.stele.gateway.hl7v2.translate;

import org.jspecify.annotations.NullMarked;
