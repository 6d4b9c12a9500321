package org.stele.exchange.claim;

import java.time.Instant;
import org.stele.contracts.id.SubjectId;

/**
 * What the clerk hands over, once. Its text form does not show the code.
 *
 * @param code 16 characters without look-alikes, in groups of four
 */
public record ClaimCode(SubjectId subject, String code, Instant expires) {
    @Override
    public String toString() {
        return "ClaimCode[" + subject + "]";
    }
}
