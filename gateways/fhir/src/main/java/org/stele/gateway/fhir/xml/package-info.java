/** FHIR's XML at the door: resources come in and go out in it, inside there is JSON alone. */
@NullMarked
package org.stele.gateway.fhir.xml;

import org.jspecify.annotations.NullMarked;
