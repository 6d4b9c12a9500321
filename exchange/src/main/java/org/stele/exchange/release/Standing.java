package org.stele.exchange.release;

import org.stele.contracts.access.Decision;
import org.stele.contracts.access.Permit;
import org.stele.contracts.id.PermitId;

/** A permit that holds, and on what ground. */
record Standing(PermitId id, Permit permit, Decision.Permitted decision) {}
