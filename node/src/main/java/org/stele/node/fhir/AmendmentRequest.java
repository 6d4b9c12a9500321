package org.stele.node.fhir;

import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.AmendReason;
import org.stele.exchange.intake.IncomingRecord;

/**
 * A new version of a record and why it takes the old one's place.
 *
 * @param subject whose record it is
 */
public record AmendmentRequest(SubjectId subject, IncomingRecord version, AmendReason reason) {}
