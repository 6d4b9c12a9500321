package org.stele.exchange.write;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Hash;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.search.ChartQuery;

/**
 * What is done to one patient's chart together or not at all. Its text form shows nothing of it.
 *
 * @param digest of what was sent and who sent it, by which {@link JointWritings#find} knows it again
 * @param pieces what is written, each under an address of its own, which is new where it replaces nothing; they may refer to each other
 * @param retracted present records that are marked as entered in error, and whatever else is active under their addresses
 * @param unless what whoever writes looked for first and did not find, in the chart
 * @param names what whoever writes calls them, kept to answer again; nothing that says what they are about
 */
public record Together(
        Hash digest, List<Piece> pieces, List<RecordId> retracted, List<ChartQuery> unless, List<String> names) {
    /**
     * One that is written.
     *
     * @param replaces the present version whose place it takes
     * @param patient who it says they are, where it is a version of what says so
     */
    public record Piece(Submission submission, Optional<RecordId> replaces, Optional<IncomingPatient> patient) {
        /** A new one. */
        public static Piece added(Submission submission) {
            return new Piece(submission, Optional.empty(), Optional.empty());
        }

        @Override
        public String toString() {
            return "Piece[" + submission + "]";
        }
    }

    public Together {
        pieces = List.copyOf(pieces);
        retracted = List.copyOf(retracted);
        unless = List.copyOf(unless);
        names = List.copyOf(names);
    }

    /** New records alone. */
    public static Together adding(
            Hash digest, List<Submission> submissions, List<ChartQuery> unless, List<String> names) {
        return new Together(digest, submissions.stream().map(Piece::added).toList(), List.of(), unless, names);
    }

    /** How many of its pieces take another's place. */
    long versions() {
        return pieces.stream().filter(it -> it.replaces().isPresent()).count();
    }

    List<Submission> submissions() {
        return pieces.stream().map(Piece::submission).toList();
    }

    @Override
    public String toString() {
        return "Together[" + pieces.size() + ", " + retracted.size() + "]";
    }
}
