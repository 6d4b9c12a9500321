/**
 * What use cases must remember beside records, journal and ledger: small values in the vault's cabinet, encrypted, durable
 * before they are relied on. Start at {@link org.stele.exchange.store.Drawer}.
 */
@NullMarked
package org.stele.exchange.store;

import org.jspecify.annotations.NullMarked;
