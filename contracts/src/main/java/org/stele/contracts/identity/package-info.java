/**
 * Subjects (patients, at each custodian one for each audience) with their keys, staff in seats, and mandates to act for a subject.
 *
 * <p>What may not live here: a name, a birth date, a specialty, an identifier of the outside world. Start at {@link
 * org.stele.contracts.identity.IdentityContract}.
 */
@NullMarked
package org.stele.contracts.identity;

import org.jspecify.annotations.NullMarked;
