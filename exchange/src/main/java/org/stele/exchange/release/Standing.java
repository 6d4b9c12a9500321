package org.stele.exchange.release;

import org.stele.contracts.access.Decision;
import org.stele.contracts.access.Permit;
import org.stele.contracts.id.PermitId;
import org.stele.formats.release.ChartId;

/** A permit that holds, whose records it is about, and on what ground. */
public record Standing(PermitId id, Permit permit, ChartId chart, Decision.Permitted decision) {}
