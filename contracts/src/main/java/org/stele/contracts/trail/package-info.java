/**
 * The complete list of what concerned a subject, keyed (subject, number) with its count in the state, so that its completeness
 * can be proven. Other contracts append; there is no command. Start at {@link org.stele.contracts.trail.Trail}.
 */
@NullMarked
package org.stele.contracts.trail;

import org.jspecify.annotations.NullMarked;
