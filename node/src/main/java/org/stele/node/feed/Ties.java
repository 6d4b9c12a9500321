package org.stele.node.feed;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** References of one resource to others, in lists. */
public final class Ties {
    private Ties() {}

    /** The resource without those to these addresses. */
    public static ObjectNode without(ObjectNode resource, Set<String> addresses) {
        if (addresses.isEmpty()) {
            return resource;
        }
        ObjectNode rest = resource.deepCopy();
        cut(rest, addresses);
        return rest;
    }

    private static void cut(JsonNode node, Set<String> addresses) {
        if (node instanceof ArrayNode list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                if (refers(list.get(i), addresses)) {
                    list.remove(i);
                }
            }
        }
        node.forEach(part -> cut(part, addresses));
    }

    private static boolean refers(JsonNode item, Set<String> addresses) {
        return addresses.contains(item.path("reference").asString(""))
                || addresses.contains(item.path("target").path("reference").asString(""));
    }
}
