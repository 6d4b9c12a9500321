/** That the measurements measure. */
@NullMarked
package org.stele.benchmarks.withheld;

import org.jspecify.annotations.NullMarked;
