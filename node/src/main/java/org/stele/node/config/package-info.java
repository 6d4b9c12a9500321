/**
 * What a node is told before it starts: one file, {@code node.yaml}, in the node's own directory, read into typed values and
 * refused as a whole, with every wrong key named, where any of it is wrong.
 *
 * <p>What may not live here: secrets, defaults that only a test wants, anything that opens or starts something. Start at {@link
 * org.stele.node.config.ConfigurationFile}.
 */
@NullMarked
package org.stele.node.config;

import org.jspecify.annotations.NullMarked;
