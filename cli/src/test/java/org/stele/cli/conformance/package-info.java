/** The command about other people's resources. Start at {@link org.stele.cli.conformance.ConformanceCommandTest}. */
@NullMarked
package org.stele.cli.conformance;

import org.jspecify.annotations.NullMarked;
