/**
 * Networks: founded in a folder, opened again, their nodes stopped, killed and started one by one.
 *
 * <p>What may not live here: people, who are in {@code org.stele.testkit.people}. Start at {@link
 * org.stele.testkit.network.EmbeddedNetwork}.
 */
@NullMarked
package org.stele.testkit.network;

import org.jspecify.annotations.NullMarked;
