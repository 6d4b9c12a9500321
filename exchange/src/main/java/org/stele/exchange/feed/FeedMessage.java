package org.stele.exchange.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.stele.crypto.Hash;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.write.Submission;
import org.stele.vault.subject.Identifier;

/**
 * A message to be filed. Its text form shows nothing of it.
 *
 * @param name by which its sender tells it from its others
 * @param digest SHA-256 of its content
 * @param number of the patient whom it is about
 * @param kept since when it has been kept, where it was not filed at first: it then changes nothing that is newer
 * @param reading puts it into records, once it is known what is in the chart; may throw whatever the caller of {@link Feeds#file} knows
 */
public record FeedMessage(
        String name, Hash digest, Identifier number, Optional<Instant> kept, Function<FeedChart, Reading> reading) {
    /**
     * A message as records.
     *
     * @param patient who the patient is, where one of the records says it
     * @param records those that are new or other than what is there; at least one
     * @param remark what shall be answered, now and when the same message comes again
     */
    public record Reading(Optional<IncomingPatient> patient, List<Submission> records, String remark) {
        public Reading {
            records = List.copyOf(records);
        }

        @Override
        public String toString() {
            return "Reading[" + records.size() + " records]";
        }
    }

    @Override
    public String toString() {
        return "FeedMessage";
    }
}
