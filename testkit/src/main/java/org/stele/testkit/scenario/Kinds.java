package org.stele.testkit.scenario;

import java.util.List;
import org.stele.formats.release.Disclosed;
import org.stele.wallet.release.OpenedRelease;

/** What the story needs to know of kinds of records. */
final class Kinds {
    /** Kinds that no law keeps: plans and messages that document no treatment. */
    private static final List<String> FREE = List.of("CareTeam", "Goal", "Appointment");

    private Kinds() {}

    /** A released record that may be erased at once. */
    static Disclosed freeToErase(OpenedRelease release) {
        return release.records().stream()
                .filter(record -> FREE.contains(record.readLabels().kind()))
                .findFirst()
                .orElseThrow(
                        () -> new StepFailed("no released record may be erased at once: bring others with --data"));
    }
}
