/** Data types of HL7 v2 into those of FHIR, and the tables of codes by which they go. */
@NullMarked
package org.stele.gateway.hl7v2.fhir;

import org.jspecify.annotations.NullMarked;
