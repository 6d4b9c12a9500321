/** Bounded memory for what was opened: never a source of truth. Start at {@link org.stele.vault.cache.Lru}. */
@NullMarked
package org.stele.vault.cache;

import org.jspecify.annotations.NullMarked;
