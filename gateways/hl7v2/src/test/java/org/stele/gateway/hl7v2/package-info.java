/** Tests of the gateway for HL7 v2. */
@NullMarked
package org.stele.gateway.hl7v2;

import org.jspecify.annotations.NullMarked;
