/**
 * Sealing record versions and bringing whole batches of them to life or to nothing. Opening is next door, in {@code opening}.
 * Start at {@link org.stele.vault.record.Batches}.
 */
@NullMarked
package org.stele.vault.record;

import org.jspecify.annotations.NullMarked;
