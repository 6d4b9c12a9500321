/** {@code stele verify}: checks proof files with nothing but the genesis. Start at {@link org.stele.cli.verify.VerifyCommand}. */
@NullMarked
package org.stele.cli.verify;

import org.jspecify.annotations.NullMarked;
