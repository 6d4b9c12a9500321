/** {@code stele node}: one organisation's node in a process of its own. Start at {@link org.stele.cli.node.RunCommand}. */
@NullMarked
package org.stele.cli.node;

import org.jspecify.annotations.NullMarked;
