/**
 * Bulk exports (HL7 FHIR Bulk Data Access 2.0): worked off one at a time beside the node's other work, their files sealed on disk until
 * they are fetched or their time is over.
 *
 * <p>What may not live here: HTTP. Start at {@link org.stele.node.fhir.export.BulkExports}.
 */
@NullMarked
package org.stele.node.fhir.export;

import org.jspecify.annotations.NullMarked;
