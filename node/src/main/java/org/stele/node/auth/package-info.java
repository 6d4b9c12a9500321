/**
 * Who asks: signed requests, checked against the certified state, as a {@link org.stele.node.auth.Caller} and never as text.
 *
 * <p>What may not live here: what a caller may do, which the use cases decide. Start at {@link
 * org.stele.node.auth.Authenticator}.
 */
@NullMarked
package org.stele.node.auth;

import org.jspecify.annotations.NullMarked;
