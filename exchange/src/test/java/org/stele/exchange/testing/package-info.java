/** A whole network in one JVM: real ledger nodes, real vaults, peers as calls. Start at {@link org.stele.exchange.testing.TestNetwork}. */
@NullMarked
package org.stele.exchange.testing;

import org.jspecify.annotations.NullMarked;
