/** {@code stele wallet}: what a person does with a key file, against any node. Start at {@link org.stele.cli.wallet.WalletCommand}. */
@NullMarked
package org.stele.cli.wallet;

import org.jspecify.annotations.NullMarked;
