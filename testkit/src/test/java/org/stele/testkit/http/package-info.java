/** The node's HTTP API over real sockets, with what should not come in. Start at {@code BadRequestsTest}. */
@NullMarked
package org.stele.testkit.http;

import org.jspecify.annotations.NullMarked;
