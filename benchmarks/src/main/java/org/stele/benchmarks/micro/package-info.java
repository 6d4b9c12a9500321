/** Micro benchmarks by JMH of what costs most: {@code ./stele bench micro} runs them. */
@NullMarked
package org.stele.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
