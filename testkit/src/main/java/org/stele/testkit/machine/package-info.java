/**
 * Machines that fail under one process each: disks that are slow, full, or lose what was not synced, and clocks that are off.
 *
 * <p>What may not live here: what the processes are. Start at {@link org.stele.testkit.machine.FailingMachine}; what it does to a process
 * stands in {@code machine.c}, among the resources.
 */
@NullMarked
package org.stele.testkit.machine;

import org.jspecify.annotations.NullMarked;
