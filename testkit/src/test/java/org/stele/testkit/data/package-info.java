/**
 * Synthetic patients for tests and the demonstration.
 *
 * <p>What may not live here: data of real people. Start at {@link org.stele.testkit.data.Bundles}.
 */
@NullMarked
package org.stele.testkit.data;

import org.jspecify.annotations.NullMarked;
