/** The wallet's encrypted file. Start at {@link org.stele.wallet.file.WalletFile}. */
@NullMarked
package org.stele.wallet.file;

import org.jspecify.annotations.NullMarked;
