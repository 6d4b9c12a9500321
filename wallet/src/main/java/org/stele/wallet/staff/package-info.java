/** What staff do from their seats: take in records, attest, ask, break the glass, review, hand out codes. Start at {@link org.stele.wallet.staff.SeatClient}. */
@NullMarked
package org.stele.wallet.staff;

import org.jspecify.annotations.NullMarked;
