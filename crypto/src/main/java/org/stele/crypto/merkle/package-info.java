/** Authenticated collections: the append-only tree of RFC 9162 and the sparse tree whose members and gaps can both be proven. */
@NullMarked
package org.stele.crypto.merkle;

import org.jspecify.annotations.NullMarked;
