/** Tests of {@code stele hl7}. */
@NullMarked
package org.stele.cli.hl7;

import org.jspecify.annotations.NullMarked;
