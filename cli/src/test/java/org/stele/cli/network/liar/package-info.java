/**
 * A member's node that lies when it is told to: the real node with the member's real keys, between whose ledger and the others
 * stands something that changes what it says, and what it sends as leader of the ordering. Start at {@link org.stele.cli.network.liar.LyingNode}.
 */
@NullMarked
package org.stele.cli.network.liar;

import org.jspecify.annotations.NullMarked;
