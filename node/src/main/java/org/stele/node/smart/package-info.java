/**
 * Applications that act for a seat of this organisation, by themselves or because somebody there approved it, or for a patient who did, in
 * their own chart: SMART Backend Services and standalone launch (SMART App Launch 2.2), by parts of Spring Security's authorization server. They are registered by the node's operator,
 * in files, and by nobody else.
 *
 * <p>What may not live here: what scopes mean, which is the FHIR gateway's; HTTP. Start at {@link org.stele.node.smart.Smart}.
 */
@NullMarked
package org.stele.node.smart;

import org.jspecify.annotations.NullMarked;
