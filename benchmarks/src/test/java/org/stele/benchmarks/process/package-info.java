/** That a network of processes is measured. */
@NullMarked
package org.stele.benchmarks.process;

import org.jspecify.annotations.NullMarked;
