/**
 * C-CDA at the door: documents come in as bytes, are read, and leave as FHIR R4 resources of one patient.
 *
 * <p>What may not live here: sockets, sealing, the ledger, who may send. Start at
 * {@link org.stele.gateway.ccda.translate.Translator}.
 */
@NullMarked
package org.stele.gateway.ccda;

import org.jspecify.annotations.NullMarked;
