/** The vault's own fsck. Start at {@link org.stele.vault.check.VaultCheck}. */
@NullMarked
package org.stele.vault.check;

import org.jspecify.annotations.NullMarked;
