/** The way to a node: HTTP, requests signed by their holder, answers and problems as values. Start at {@link org.stele.wallet.http.NodeClient}. */
@NullMarked
package org.stele.wallet.http;

import org.jspecify.annotations.NullMarked;
