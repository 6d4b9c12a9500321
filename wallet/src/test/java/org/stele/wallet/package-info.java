/** A person's keys. */
@NullMarked
package org.stele.wallet;

import org.jspecify.annotations.NullMarked;
