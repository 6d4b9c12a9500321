/**
 * What subjects decide: grants, revocations, restrictions, requests for erasure and the holders' answers to them. Start at
 * {@link org.stele.contracts.consent.ConsentContract}.
 */
@NullMarked
package org.stele.contracts.consent;

import org.jspecify.annotations.NullMarked;
