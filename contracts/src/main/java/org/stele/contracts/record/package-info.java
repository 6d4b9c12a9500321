/**
 * Records by their salted commitments. A record on the chain names its custodian and never its subject, kind or content.
 * Start at {@link org.stele.contracts.record.RecordContract}.
 */
@NullMarked
package org.stele.contracts.record;

import org.jspecify.annotations.NullMarked;
