/**
 * PostgreSQL under the vault: embedded in the node's folder by default, or the organisation's own. Knows nothing of records.
 * Start at {@link org.stele.vault.database.Database}.
 */
@NullMarked
package org.stele.vault.database;

import org.jspecify.annotations.NullMarked;
