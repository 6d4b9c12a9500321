/** {@code stele fsck} against real ledgers. */
@NullMarked
package org.stele.cli.fsck;

import org.jspecify.annotations.NullMarked;
