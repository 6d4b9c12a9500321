package org.stele.exchange.keep;

import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;

/**
 * A copy that is this organisation's own record now.
 *
 * @param subject the patient as this organisation knows them
 */
public record Kept(RecordId record, SubjectId subject) {}
