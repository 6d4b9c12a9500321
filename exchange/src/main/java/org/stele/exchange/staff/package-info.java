/**
 * Who works here: seats on the ledger, and the directory that knows them by the identifiers that records name them by.
 * Start at {@link org.stele.exchange.staff.Staff}.
 */
@NullMarked
package org.stele.exchange.staff;

import org.jspecify.annotations.NullMarked;
