package org.stele.exchange.feed;

/**
 * A message that is filed.
 *
 * @param again whether it was before
 * @param remark of its {@link FeedMessage.Reading}
 */
public record Filed(boolean again, String remark) {}
