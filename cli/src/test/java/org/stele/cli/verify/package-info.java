/** {@code stele verify} against real ledgers. */
@NullMarked
package org.stele.cli.verify;

import org.jspecify.annotations.NullMarked;
