/** FHIR clients that others wrote, against nodes. Start at {@link org.stele.testkit.fhir.FhirTest}. */
@NullMarked
package org.stele.testkit.fhir;

import org.jspecify.annotations.NullMarked;
