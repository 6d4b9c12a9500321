package org.stele.vault.erasure;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.stele.vault.retention.Decision;
import org.stele.vault.retention.RetentionTable;
import org.stele.vault.segment.Restriction;
import org.stele.vault.segment.SegmentEntry;

/** Weighs one record: a legal hold first, then the restriction it is under, then the table. Days are days of UTC. */
final class RetentionDesk {
    private final RetentionTable table;
    private final InstantSource clock;

    RetentionDesk(RetentionTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    Decision decide(SegmentEntry entry) {
        if (!entry.holds().isEmpty()) {
            return new Decision.Refuse(RetentionTable.LEGAL_HOLD);
        }
        LocalDate today = day(clock.instant());
        return entry.restriction()
                .filter(by -> today.isBefore(by.until()))
                .<Decision>map(RetentionDesk::asItIs)
                .orElseGet(() -> table.decide(entry.labels().kind(), recorded(entry), today));
    }

    private static Decision asItIs(Restriction by) {
        return new Decision.RestrictUntil(by.until(), by.ground());
    }

    private static LocalDate recorded(SegmentEntry entry) {
        return day(Instant.ofEpochMilli(entry.facts().recorded()));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
