package org.stele.exchange.identify;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.stele.contracts.id.OrganisationId;
import org.stele.vault.segment.Facts;
import org.stele.vault.subject.Identifier;

/**
 * What a clinician here asks other organisations. Its text form shows nothing of it.
 *
 * @param organisations who are asked
 * @param signed as the clinician signed it, which they check
 * @param meant which {@code Patient}s here are meant
 * @param wanted which of their identifiers for the patient they may tell
 */
public record OutgoingQuestion(
        SortedSet<OrganisationId> organisations,
        SeatRequest signed,
        Predicate<Facts> meant,
        Predicate<Identifier> wanted) {
    public OutgoingQuestion {
        organisations = Collections.unmodifiableSortedSet(new TreeSet<>(organisations));
    }

    @Override
    public String toString() {
        return "OutgoingQuestion";
    }
}
