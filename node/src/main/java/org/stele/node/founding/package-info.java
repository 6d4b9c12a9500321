/**
 * How a network begins: each organisation makes its keys on its own machine and hands on what is public; one of them writes the
 * genesis; everybody lays it into their node's folder beside a configuration.
 *
 * <p>What may not live here: the administration's keys, which no node has. Start at {@link
 * org.stele.node.founding.NodeKeys} and {@link org.stele.node.founding.NewGenesis}.
 */
@NullMarked
package org.stele.node.founding;

import org.jspecify.annotations.NullMarked;
