/** The wallet against a real ledger. */
@NullMarked
package org.stele.cli.wallet;

import org.jspecify.annotations.NullMarked;
