package org.stele.exchange.patient;

import java.util.ArrayList;
import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailTables;
import org.stele.ledger.CertifiedState;

/** What of a trail the patient must hear of without asking. */
public final class Notices {
    private Notices() {}

    /** Those after the trail's entry {@code told}, oldest first. */
    public static List<Notice> after(long told, CertifiedState state, SubjectId subject) {
        List<Notice> notices = new ArrayList<>();
        long count = Trail.count(state, subject);
        for (long number = told + 1; number <= count; number++) {
            TrailEntry entry = state.get(TrailTables.ENTRY, new TrailKey(subject, number))
                    .orElseThrow(() -> new IllegalStateException("a trail has a gap"));
            if (isNotice(entry)) {
                notices.add(notice(subject, number, entry));
            }
        }
        return notices;
    }

    /** Others' doings, and what could be another's in the patient's name; what the desk did on the patient's behalf too. */
    private static boolean isNotice(TrailEntry entry) {
        return switch (entry.kind()) {
            case CLAIMED,
                    KEY_ADDED,
                    KEY_REMOVED,
                    MANDATE_RECORDED,
                    REFUSED,
                    GLASS_BROKEN,
                    GLASS_BROKEN_PROVISIONALLY,
                    GLASS_WIDENED,
                    REVIEW_CLOSED -> true;
            case REVOKED, RESTRICTED -> entry.organisation().isPresent();
            case MANDATE_ENDED,
                    GRANTED,
                    RESTRICTION_LIFTED,
                    PERMITTED,
                    ERASURE_REQUESTED,
                    ERASURE_ANSWERED,
                    ERASURE_CLOSED -> false;
        };
    }

    private static Notice notice(SubjectId subject, long number, TrailEntry entry) {
        return new Notice(
                subject,
                number,
                entry.kind(),
                entry.time(),
                entry.author(),
                entry.organisation(),
                entry.purpose(),
                entry.transaction());
    }
}
