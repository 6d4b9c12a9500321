/**
 * {@code stele network}: begins a network, rehearses one on this machine, and says how one is. Start at {@link
 * org.stele.cli.network.NetworkCommand}.
 */
@NullMarked
package org.stele.cli.network;

import org.jspecify.annotations.NullMarked;
