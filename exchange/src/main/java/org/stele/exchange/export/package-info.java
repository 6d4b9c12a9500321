/**
 * Copies charts of an organisation's own patients out in bulk, for its own clinicians: as a search over all of them would find
 * them, one journal entry a patient. Start at {@link org.stele.exchange.export.Exports}.
 */
@NullMarked
package org.stele.exchange.export;

import org.jspecify.annotations.NullMarked;
