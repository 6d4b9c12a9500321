/**
 * How a running node is told something by its own user on its own machine: a socket in its folder.
 *
 * <p>What may not live here: anything that others may ask, see {@code api}. Start at {@link
 * org.stele.node.control.ControlSocket}.
 */
@NullMarked
package org.stele.node.control;

import org.jspecify.annotations.NullMarked;
