/**
 * The only way to a record's content: an entry in the journal first, the key then. Start at {@link
 * org.stele.vault.opening.Openings}.
 */
@NullMarked
package org.stele.vault.opening;

import org.jspecify.annotations.NullMarked;
