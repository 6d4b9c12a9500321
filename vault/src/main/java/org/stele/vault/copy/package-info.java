/**
 * Copies of a vault in files: all rows as of one moment, sealed as they are stored. Start at {@link
 * org.stele.vault.copy.VaultCopy}.
 */
@NullMarked
package org.stele.vault.copy;

import org.jspecify.annotations.NullMarked;
