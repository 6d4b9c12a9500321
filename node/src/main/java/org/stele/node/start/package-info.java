/**
 * How a node comes up: keys, ledger, vault, use cases, web, in that order where one needs the other and side by side where not.
 *
 * <p>What may not live here: anything that a running node does. Start at {@link org.stele.node.start.Startup}.
 */
@NullMarked
package org.stele.node.start;

import org.jspecify.annotations.NullMarked;
