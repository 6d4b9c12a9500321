/**
 * What patients decide, and the labels in clear that their decisions are filtered by. Start at {@link
 * org.stele.exchange.share.Sharing}.
 */
@NullMarked
package org.stele.exchange.share;

import org.jspecify.annotations.NullMarked;
