/**
 * What an organisation sends to its own systems: of what stands in its own vault, its own records and the copies that it kept, and of
 * nothing else. An order names records; their content is opened when it leaves, and lies nowhere meanwhile. Start at {@link
 * org.stele.exchange.dispatch.Dispatches}.
 */
@NullMarked
package org.stele.exchange.dispatch;

import org.jspecify.annotations.NullMarked;
