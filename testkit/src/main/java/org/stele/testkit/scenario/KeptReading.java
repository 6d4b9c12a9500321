package org.stele.testkit.scenario;

import java.io.IOException;
import java.util.List;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.staff.SeatClient;
import tools.jackson.databind.JsonNode;

/** What the chart at hospital B shows B's own clinician: the copy that B kept is a record of B's there. */
record KeptReading(Story.KeptCopy kept, List<JsonNode> lines) {
    /** By a request as the clinician's own device makes it. */
    static KeptReading now(Story story) throws IOException, NodeProblem {
        SeatClient physician =
                new SeatClient(story.cast.hospitalB().node(), story.deskB().physician());
        Story.KeptCopy kept = story.kept();
        return new KeptReading(
                kept, physician.chart(kept.patient()).valueStream().toList());
    }

    /** Whether the copy is there with the content that was kept. */
    boolean isWhole() {
        return lines.stream().filter(this::isCopy).anyMatch(this::hasContent);
    }

    /** Whether this is an earlier answer less the copy, whose content is under no other name either: as if there had never been one. */
    boolean isWithoutIt(KeptReading earlier) {
        return lines.stream().noneMatch(this::hasContent)
                && lines.equals(
                        earlier.lines().stream().filter(line -> !isCopy(line)).toList());
    }

    private boolean isCopy(JsonNode line) {
        return line.path("record").asString("").equals(kept.copy().toString());
    }

    private boolean hasContent(JsonNode line) {
        return line.path("resource").equals(kept.content());
    }

    @Override
    public String toString() {
        return "KeptReading[" + lines.size() + "]";
    }
}
