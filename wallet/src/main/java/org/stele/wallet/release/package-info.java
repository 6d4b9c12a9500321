/**
 * Opening what was released, and believing none of it: every record is held against what the ledger says. Start at {@link
 * org.stele.wallet.release.ReleaseOpener}.
 */
@NullMarked
package org.stele.wallet.release;

import org.jspecify.annotations.NullMarked;
