/** Scopes of grants and restrictions: labels in clear for those concerned, salted hashes for the ledger. */
@NullMarked
package org.stele.formats.scope;

import org.jspecify.annotations.NullMarked;
