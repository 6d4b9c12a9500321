/**
 * What a node sees of the network: who votes, who is silent, who disagrees, who leads, what can be proven. Start at {@link
 * org.stele.node.watch.NetworkWatch}.
 */
@NullMarked
package org.stele.node.watch;

import org.jspecify.annotations.NullMarked;
