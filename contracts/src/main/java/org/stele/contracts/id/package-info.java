/** Typed random identifiers, and the authors of transactions that they make. Nothing here reads the state. Start at {@link org.stele.contracts.id.Actor}. */
@NullMarked
package org.stele.contracts.id;

import org.jspecify.annotations.NullMarked;
