/**
 * One encrypted index a subject, so that listing and filtering open one blob and not every record. It is rewritten under a
 * fresh key in the transaction that changes what it describes. Start at {@link org.stele.vault.segment.Segments}.
 */
@NullMarked
package org.stele.vault.segment;

import org.jspecify.annotations.NullMarked;
