/** Validators, their votes, and the certificates that a quorum of votes makes. */
@NullMarked
package org.stele.ledger.validator;

import org.jspecify.annotations.NullMarked;
