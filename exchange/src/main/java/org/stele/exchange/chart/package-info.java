/**
 * What an organisation's own clinicians read of its own patients, without a permit from the ledger and not without an entry in
 * the patient's journal. Start at {@link org.stele.exchange.chart.Charts}.
 */
@NullMarked
package org.stele.exchange.chart;

import org.jspecify.annotations.NullMarked;
