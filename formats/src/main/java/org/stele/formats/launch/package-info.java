/**
 * What a person is asked when an application wants to act for them, and what they answer: the same at the node that asks and on the device that
 * holds the key.
 *
 * <p>What may not live here: who may approve what. Start at {@link org.stele.formats.launch.LaunchRequest}.
 */
@NullMarked
package org.stele.formats.launch;

import org.jspecify.annotations.NullMarked;
