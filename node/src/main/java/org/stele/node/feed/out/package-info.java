/**
 * HL7 v2 over MLLP to the organisation's own systems. Start at {@link org.stele.node.feed.out.Dispatcher}; what is sent the exchange
 * says, how it is written the gateway.
 */
@NullMarked
package org.stele.node.feed.out;

import org.jspecify.annotations.NullMarked;
