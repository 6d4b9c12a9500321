/**
 * The members of the network: their roles and keys, who votes, the limits all agreed on, and the roots of their journals.
 *
 * <p>What may not live here: staff and patients, see {@code identity}. Start at {@link
 * org.stele.contracts.network.NetworkContract}.
 */
@NullMarked
package org.stele.contracts.network;

import org.jspecify.annotations.NullMarked;
