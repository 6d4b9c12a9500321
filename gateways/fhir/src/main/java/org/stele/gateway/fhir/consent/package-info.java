/** A patient's grants and restrictions as FHIR's Consents. Start at {@link org.stele.gateway.fhir.consent.PatientConsents}. */
@NullMarked
package org.stele.gateway.fhir.consent;

import org.jspecify.annotations.NullMarked;
