/**
 * The organisation itself: its identity and keys. Start at {@link org.stele.exchange.member.OwnOrganisation}.
 */
@NullMarked
package org.stele.exchange.member;

import org.jspecify.annotations.NullMarked;
