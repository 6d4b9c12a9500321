/**
 * SMART Health Links: a patient's own file, sealed by the patient's wallet, for whoever has the link that the patient gives away.
 * What may not live here: the key, or anything that could open the file. Start at {@link org.stele.exchange.healthlink.HealthLinks}.
 */
@NullMarked
package org.stele.exchange.healthlink;

import org.jspecify.annotations.NullMarked;
