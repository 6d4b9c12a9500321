/**
 * What the chain holds of a record, and how anyone who is given the record checks it. Depends on nothing but {@code crypto}
 * and the labels, so that a verifier without a vault can use it. Start at {@link org.stele.vault.commitment.Commitment}.
 */
@NullMarked
package org.stele.vault.commitment;

import org.jspecify.annotations.NullMarked;
