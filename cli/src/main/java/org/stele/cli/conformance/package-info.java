/** {@code stele conformance}: what becomes of resources that others wrote. Start at {@link org.stele.cli.conformance.ConformanceCommand}. */
@NullMarked
package org.stele.cli.conformance;

import org.jspecify.annotations.NullMarked;
