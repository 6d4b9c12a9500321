/**
 * What an organisation's own clinicians find in its own patients' charts through the encrypted indexes, without a record being
 * opened. What a patient keeps back is as if it were not there. Start at {@link org.stele.exchange.search.Searches}.
 */
@NullMarked
package org.stele.exchange.search;

import org.jspecify.annotations.NullMarked;
