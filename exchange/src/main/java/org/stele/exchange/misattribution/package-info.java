/**
 * Records that stand in the wrong patient's chart: taken out of it as an error, filed in the right one anew, and everyone told who
 * had read them. Start at {@link org.stele.exchange.misattribution.Misattributions}.
 */
@NullMarked
package org.stele.exchange.misattribution;

import org.jspecify.annotations.NullMarked;
