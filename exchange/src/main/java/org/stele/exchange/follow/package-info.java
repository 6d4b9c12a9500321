/**
 * What happens on the ledger and concerns this organisation: broken glass to review, patients to tell. Start at {@link
 * org.stele.exchange.follow.Follower}.
 */
@NullMarked
package org.stele.exchange.follow;

import org.jspecify.annotations.NullMarked;
