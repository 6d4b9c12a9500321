/**
 * Erasure on the patient's request: decided by retention, carried out here and at every holder, certified. Start at {@link
 * org.stele.exchange.erase.Erasures}.
 */
@NullMarked
package org.stele.exchange.erase;

import org.jspecify.annotations.NullMarked;
