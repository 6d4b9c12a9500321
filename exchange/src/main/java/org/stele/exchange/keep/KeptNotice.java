package org.stele.exchange.keep;

import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;

/**
 * Tells a custodian that a copy was kept.
 *
 * @param source the custodian's record
 * @param copy the keeper's own
 */
public record KeptNotice(PermitId permit, RecordId source, RecordId copy) {}
