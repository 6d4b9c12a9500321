/** That a wallet's file keeps what it is given, and shows it to its owner only. */
@NullMarked
package org.stele.wallet.file;

import org.jspecify.annotations.NullMarked;
