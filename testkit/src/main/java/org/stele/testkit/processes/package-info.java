/**
 * A network of separate processes on this machine: founded in a folder, each node started, killed and awaited by itself.
 *
 * <p>What may not live here: networks inside one process, which are in {@code org.stele.testkit.network}. Start at {@link
 * org.stele.testkit.processes.ProcessNetwork}.
 */
@NullMarked
package org.stele.testkit.processes;

import org.jspecify.annotations.NullMarked;
