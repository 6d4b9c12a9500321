/** {@code stele hl7}: HL7 v2 over MLLP by hand. Start at {@link org.stele.cli.hl7.Hl7Command}. */
@NullMarked
package org.stele.cli.hl7;

import org.jspecify.annotations.NullMarked;
