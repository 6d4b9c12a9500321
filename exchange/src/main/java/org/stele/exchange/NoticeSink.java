package org.stele.exchange;

import org.stele.contracts.id.SubjectId;
import org.stele.exchange.patient.Notice;

/**
 * Is told at once of what a patient must hear of, to pass it on by whatever way is on file. Each is told at least
 * once, those of one trail in its order; where this throws, it is told again later.
 */
@FunctionalInterface
public interface NoticeSink {
    void tell(SubjectId subject, Notice notice);
}
