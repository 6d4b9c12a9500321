package org.stele.node.feed;

import java.time.Duration;

/**
 * What senders may demand.
 *
 * @param connections at the same time
 * @param messageBytes of one message
 * @param message how long one may take to arrive, and its answer to be taken
 * @param idle how long a connection may be silent between messages
 */
public record FeedLimits(int connections, int messageBytes, Duration message, Duration idle) {}
