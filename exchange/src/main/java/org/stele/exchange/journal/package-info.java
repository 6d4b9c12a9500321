/**
 * The journal's roots on the ledger, every second while something happens. Start at {@link
 * org.stele.exchange.journal.JournalPosting}.
 */
@NullMarked
package org.stele.exchange.journal;

import org.jspecify.annotations.NullMarked;
