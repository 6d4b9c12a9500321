/**
 * What operators watch: health and metrics. Labels are closed words: routes, codes, states.
 *
 * <p>What may not live here: identifiers of subjects, records, seats or transactions in any label or detail. Start at {@link
 * org.stele.node.metrics.NodeMetrics}.
 */
@NullMarked
package org.stele.node.metrics;

import org.jspecify.annotations.NullMarked;
