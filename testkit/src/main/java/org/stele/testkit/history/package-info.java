/**
 * What clients asked and were told while something went wrong, and whether one order explains all of it.
 *
 * <p>What may not live here: the faults themselves. Start at {@link org.stele.testkit.history.Contradictions}.
 */
@NullMarked
package org.stele.testkit.history;

import org.jspecify.annotations.NullMarked;
