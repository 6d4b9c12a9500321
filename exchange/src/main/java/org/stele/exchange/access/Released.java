package org.stele.exchange.access;

import org.stele.contracts.id.PermitId;
import org.stele.crypto.Bytes;

/**
 * What a custodian released.
 *
 * @param packed sealed to the recipient whom the permit names, see {@link org.stele.exchange.release.Releases}
 */
public record Released(PermitId permit, Bytes packed) {}
