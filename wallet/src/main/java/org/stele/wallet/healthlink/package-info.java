/**
 * SMART Health Links: a document is sealed here, under a key that the custodian never has, and given away as a link. Start at {@link
 * org.stele.wallet.healthlink.HealthLinkClient}.
 */
@NullMarked
package org.stele.wallet.healthlink;

import org.jspecify.annotations.NullMarked;
