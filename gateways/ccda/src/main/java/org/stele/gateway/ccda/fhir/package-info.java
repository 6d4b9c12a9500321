/** CDA's data types into FHIR's, after HL7's C-CDA on FHIR guide. */
@NullMarked
package org.stele.gateway.ccda.fhir;

import org.jspecify.annotations.NullMarked;
