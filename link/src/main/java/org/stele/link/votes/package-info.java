/** Votes and certificates between machines. Start at {@link org.stele.link.votes.LinkVotes}. */
@NullMarked
package org.stele.link.votes;

import org.jspecify.annotations.NullMarked;
