/** {@code stele fsck}: checks a stopped node's ledger. Start at {@link org.stele.cli.fsck.FsckCommand}. */
@NullMarked
package org.stele.cli.fsck;

import org.jspecify.annotations.NullMarked;
