/** {@code stele backup} and {@code stele restore}. Start at {@link org.stele.cli.backup.BackupCommand}. */
@NullMarked
package org.stele.cli.backup;

import org.jspecify.annotations.NullMarked;
