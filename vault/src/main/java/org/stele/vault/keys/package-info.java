/**
 * The key hierarchy: each record version's key is wrapped by its subject's, that by the organisation's root. Record keys come
 * out only against a journal receipt. Start at {@link org.stele.vault.keys.RootKey}.
 */
@NullMarked
package org.stele.vault.keys;

import org.jspecify.annotations.NullMarked;
