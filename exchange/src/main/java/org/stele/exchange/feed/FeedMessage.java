package org.stele.exchange.feed;

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
 * @param prior a number that the message says is the same patient's, and not in use any more; empty where it says none
 * @param reading puts it into records, once it is known what is in the chart; may throw whatever the caller of {@link Feeds#file} knows
 */
public record FeedMessage(
        String name, Hash digest, Identifier number, Optional<Identifier> prior, Function<FeedChart, Reading> reading) {
    /**
     * What a message tells of one resource.
     *
     * @param time {@link FeedTime#NEVER} where it only names what it is not about
     * @param content SHA-256 of it
     * @param isLeft whether what is there was left as it is, since a person decided on it: it is not this message's then
     */
    public record Word(String address, FeedTime time, Hash content, boolean isLeft) {}

    /**
     * A message as records.
     *
     * @param patient who the patient is, where one of the records says it
     * @param records those that are new or other than what is there; at least one
     * @param words of what it tells, to be held against what comes later
     * @param remark what shall be answered, now and when the same message comes again
     */
    public record Reading(
            Optional<IncomingPatient> patient, List<Submission> records, List<Word> words, String remark) {
        public Reading {
            records = List.copyOf(records);
            words = List.copyOf(words);
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
