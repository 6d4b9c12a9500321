/**
 * Applications that patients approve for their own charts: kept as the patients signed it, listed, revocable, and what such an application
 * reads, the journal first.
 *
 * <p>What may not live here: OAuth, scopes. Start at {@link org.stele.exchange.app.Apps}.
 */
@NullMarked
package org.stele.exchange.app;

import org.jspecify.annotations.NullMarked;
