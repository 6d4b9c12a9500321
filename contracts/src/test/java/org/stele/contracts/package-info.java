/** Tests of the rules of health care, as tables of cases. Start at {@link org.stele.contracts.World}. */
@NullMarked
package org.stele.contracts;

import org.jspecify.annotations.NullMarked;
