/**
 * A patient's trail as FHIR's AuditEvents, after the patterns of IHE's Basic Audit Log Patterns (BALP 1.1). They are made anew of ledger
 * and journal each time and stored nowhere. Start at {@link org.stele.gateway.fhir.audit.PatientTrail}.
 */
@NullMarked
package org.stele.gateway.fhir.audit;

import org.jspecify.annotations.NullMarked;
