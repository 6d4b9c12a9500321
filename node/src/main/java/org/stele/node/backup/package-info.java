/**
 * Backups of a node: how one is written while the node runs or is stopped, checked, and made a node again.
 *
 * <p>What may not live here: how a running node is asked for one, see {@code control}. Start at {@link
 * org.stele.node.backup.NodeBackup} and {@link org.stele.node.backup.NodeRestore}.
 */
@NullMarked
package org.stele.node.backup;

import org.jspecify.annotations.NullMarked;
