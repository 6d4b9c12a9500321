/**
 * A node's log: one file in its own directory, also where several nodes share a process, and the console for its operator.
 *
 * <p>What may not live here: anything that writes a message. Nobody logs health data, bodies, names or secrets; what libraries
 * throw is shown without its message, since that may quote its input. Start at {@link org.stele.node.log.NodeLog}.
 */
@NullMarked
package org.stele.node.log;

import org.jspecify.annotations.NullMarked;
