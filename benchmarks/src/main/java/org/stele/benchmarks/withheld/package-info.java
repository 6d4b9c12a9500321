/**
 * Asks any FHIR R4 server for something that the asker may not see, and for something that never was, and tells whether the answers
 * differ: in status, headers, body or time. What may not live here: anything that knows how a server is made, but for {@link
 * org.stele.benchmarks.withheld.OwnSecret}. Start at {@link org.stele.benchmarks.withheld.WithheldSuite}.
 */
@NullMarked
package org.stele.benchmarks.withheld;

import org.jspecify.annotations.NullMarked;
