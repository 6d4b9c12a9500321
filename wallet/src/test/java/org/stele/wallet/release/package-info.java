/** Tests of opening. */
@NullMarked
package org.stele.wallet.release;

import org.jspecify.annotations.NullMarked;
