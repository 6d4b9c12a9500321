/**
 * What every request goes through before and after its controller: limits, authentication, strict JSON, security headers.
 *
 * <p>What may not live here: anything about one subject of the API, which is {@code org.stele.node.api}. Start at {@link
 * org.stele.node.http.Route}, the table of all there is.
 */
@NullMarked
package org.stele.node.http;

import org.jspecify.annotations.NullMarked;
