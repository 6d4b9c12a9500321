package org.stele.testkit.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.stele.wallet.http.NodeProblem;
import tools.jackson.databind.JsonNode;

/** The hero's trail, to be looked at. */
record Trail(List<JsonNode> ledger, List<JsonNode> journal) {
    static Trail of(Story story) throws IOException, NodeProblem {
        JsonNode view = story.cast
                .hospitalA()
                .node()
                .get(
                        "/v1/subjects/" + story.hero().patient().subject() + "/trail?form=json",
                        story.hero().holder());
        return new Trail(list(view.path("ledger")), list(view.path("journal")));
    }

    boolean has(String kind) {
        return ledger.stream().anyMatch(entry -> entry.path("kind").asString().equals(kind));
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }
}
