/**
 * HL7 v2 over MLLP: the listener, each connection, and what becomes of a message. Start at {@link org.stele.node.feed.FeedListener}; what
 * a message means is the gateway's, where it goes the exchange's.
 */
@NullMarked
package org.stele.node.feed;

import org.jspecify.annotations.NullMarked;
