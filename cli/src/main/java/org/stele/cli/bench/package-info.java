/** {@code stele bench}. Start at {@link org.stele.cli.bench.BenchCommand}. */
@NullMarked
package org.stele.cli.bench;

import org.jspecify.annotations.NullMarked;
