/**
 * One organisation's server: it wires ledger, vault, exchange and gateways together and serves them over HTTP.
 *
 * <p>What may not live here: rules of health care, and anything that another transport would need too. Several nodes run in one
 * process, so nothing is static but what tells their logs apart. Start at {@link org.stele.node.NodeServer}.
 */
@NullMarked
package org.stele.node;

import org.jspecify.annotations.NullMarked;
