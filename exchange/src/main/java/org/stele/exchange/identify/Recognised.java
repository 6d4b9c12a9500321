package org.stele.exchange.identify;

import org.stele.contracts.id.SubjectId;
import org.stele.vault.segment.Facts;

/**
 * A patient here who is meant, and whom the asker may see.
 *
 * @param subject that is for the asker's organisation
 * @param facts of the {@code Patient}, by the index
 */
public record Recognised(SubjectId subject, Facts facts) {
    @Override
    public String toString() {
        return "Recognised[" + subject + "]";
    }
}
