/**
 * Correcting a record by a later version. Start at {@link org.stele.exchange.amend.Amendments}.
 */
@NullMarked
package org.stele.exchange.amend;

import org.jspecify.annotations.NullMarked;
