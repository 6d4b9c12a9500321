/** The exact form of what a wallet sends. */
@NullMarked
package org.stele.wallet.http;

import org.jspecify.annotations.NullMarked;
