package org.stele.exchange.write;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.vault.segment.SegmentEntry;

/**
 * A record that shall be written. Its text form shows nothing of it.
 *
 * @param quoted the addresses of those whose content it tells, so that they are as sensitive as it is
 */
public record Submission(IncomingRecord record, SortedSet<String> quoted) {
    public Submission {
        quoted = Collections.unmodifiableSortedSet(new TreeSet<>(quoted));
    }

    /** A record that tells no other's content. */
    public static Submission of(IncomingRecord record) {
        return new Submission(record, new TreeSet<>());
    }

    /** The same as a version after another. */
    Submission after(SegmentEntry old) {
        return new Submission(record.after(old), quoted);
    }

    @Override
    public String toString() {
        return "Submission[" + record + "]";
    }
}
