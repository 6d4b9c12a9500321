/**
 * HL7 v2 at the door: messages come in as bytes, are read, held against what is taken, and leave as FHIR R4 resources of one patient;
 * and resources leave as messages.
 *
 * <p>What may not live here: sockets, sealing, the ledger, who may send.
 */
@NullMarked
package org.stele.gateway.hl7v2;

import org.jspecify.annotations.NullMarked;
