package org.stele.node.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stele.exchange.feed.FeedChart;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.fhir.Keys;
import org.stele.gateway.ccda.translate.Drafted;
import org.stele.gateway.ccda.translate.Manner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ids that a document uses again for something else than what the chart has under them, as systems do that count within each document:
 * one fact never takes another's place, but stands beside it. Where a person changed what is there, nobody can say what it was, and it
 * is left to them. One thread.
 */
final class Reuse {
    private static final String REFERENCE = "reference";

    private final FeedChart chart;
    private final Map<String, ObjectNode> before;
    private final Map<String, String> moved = new HashMap<>();
    private final List<Drafted> resources = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private Reuse(FeedChart chart, Map<String, ObjectNode> before) {
        this.chart = chart;
        this.before = before;
    }

    /** @param drafted each after those that it refers to */
    static Reuse of(List<Drafted> drafted, FeedChart chart, Map<String, ObjectNode> before) {
        Reuse reuse = new Reuse(chart, before);
        drafted.forEach(reuse::place);
        return reuse;
    }

    /** All of them, with ids that are their own. */
    List<Drafted> resources() {
        return resources;
    }

    /** Where those stand that got another id. */
    List<String> moved() {
        return List.copyOf(moved.values());
    }

    List<Warning> warnings() {
        return warnings;
    }

    private void place(Drafted drafted) {
        ObjectNode resource = drafted.resource().deepCopy();
        refer(resource);
        if (isOther(drafted, resource)) {
            String id = resource.path("id").asString("");
            String own =
                    chart.id(drafted.kind(), Keys.of(id, Meaning.of(resource).key()));
            moved.put(drafted.address(), drafted.kind() + "/" + own);
            resource.put("id", own);
            warnings.add(new Warning(
                    Note.Code.DUPLICATE_ID.name(),
                    drafted.place(),
                    1,
                    drafted.kind() + ": what is in the chart under its id is something else: entered beside it"));
        }
        resources.add(new Drafted(drafted.kind(), resource, drafted.manner(), drafted.place()));
    }

    private boolean isOther(Drafted drafted, ObjectNode resource) {
        ObjectNode present = before.get(drafted.address());
        return drafted.manner() == Manner.REPLACES
                && present != null
                && chart.isAsTold(drafted.address())
                && Meaning.of(resource).isOther(Meaning.of(present));
    }

    /** To where what it refers to stands now. */
    private void refer(JsonNode node) {
        if (node instanceof ObjectNode object) {
            String other = moved.get(object.path(REFERENCE).asString(""));
            if (other != null) {
                object.put(REFERENCE, other);
            }
        }
        node.forEach(this::refer);
    }
}
