/** What a thief of the disk finds, and what an attacker with a member's ledger and vault can work out. */
@NullMarked
package org.stele.testkit.leak;

import org.jspecify.annotations.NullMarked;
