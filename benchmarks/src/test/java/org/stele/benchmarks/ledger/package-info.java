/** That the measurements measure. */
@NullMarked
package org.stele.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
