/**
 * Who somebody is at another organisation: what a node's own clinicians ask other nodes, and what this one answers to those who may see it. Start at
 * {@link org.stele.exchange.identify.Identities}.
 */
@NullMarked
package org.stele.exchange.identify;

import org.jspecify.annotations.NullMarked;
