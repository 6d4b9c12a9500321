/**
 * Feeds: messages of the organisation's own systems, each filed into one patient's chart as the organisation's word, once, in their
 * order; and those that could not be, kept until somebody sees to them. Start at {@link org.stele.exchange.feed.Feeds}.
 */
@NullMarked
package org.stele.exchange.feed;

import org.jspecify.annotations.NullMarked;
