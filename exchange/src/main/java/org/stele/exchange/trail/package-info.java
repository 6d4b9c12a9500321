/**
 * The patient's trail: who did what, when, what for and under which permission, with the proof that nothing is left out. Start
 * at {@link org.stele.exchange.trail.Trails}.
 */
@NullMarked
package org.stele.exchange.trail;

import org.jspecify.annotations.NullMarked;
