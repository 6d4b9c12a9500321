/**
 * Applications that want to act for the wallet's holder.
 *
 * <p>Start at {@link org.stele.wallet.launch.LaunchClient}.
 */
@NullMarked
package org.stele.wallet.launch;

import org.jspecify.annotations.NullMarked;
