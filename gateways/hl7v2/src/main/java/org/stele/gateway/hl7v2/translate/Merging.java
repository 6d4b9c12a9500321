package org.stele.gateway.hl7v2.translate;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.gateway.hl7v2.fhir.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts what a message says over what was there: an element that it says takes the place of the one before, one whose value is null is
 * taken away, all others stay. Some lists only grow.
 */
public final class Merging {
    private static final Map<String, Set<String>> GROWING =
            Map.of("Patient", Set.of("identifier"), "DiagnosticReport", Set.of("result", "specimen"));
    private static final Set<String> INNER = Set.of("period", "hospitalization");
    /** Elements of which FHIR has one type or another, never two (R4 formats.html#choice). */
    private static final Pattern CHOICE =
            Pattern.compile("(deceased|multipleBirth|effective|value|onset|occurrence)[A-Z].*");

    private Merging() {}

    /** What becomes of the two. */
    public static ObjectNode over(ObjectNode old, ObjectNode fresh) {
        ObjectNode merged = old.deepCopy();
        fresh.properties().forEach(element -> dropOthers(merged, element.getKey()));
        Set<String> growing = GROWING.getOrDefault(fresh.path("resourceType").asString(""), Set.of());
        fresh.properties().forEach(element -> {
            String name = element.getKey();
            JsonNode there = merged.path(name);
            if (growing.contains(name) && there instanceof ArrayNode list) {
                merged.set(name, grown(list, element.getValue()));
            } else if (INNER.contains(name)
                    && there instanceof ObjectNode inner
                    && element.getValue() instanceof ObjectNode said) {
                merged.set(name, over(inner, said));
            } else {
                merged.set(name, element.getValue());
            }
        });
        return without(merged);
    }

    private static void dropOthers(ObjectNode merged, String name) {
        Matcher choice = CHOICE.matcher(name);
        if (choice.matches()) {
            merged.properties().removeIf(element -> {
                Matcher other = CHOICE.matcher(element.getKey());
                return !element.getKey().equals(name)
                        && other.matches()
                        && other.group(1).equals(choice.group(1));
            });
        }
    }

    /** What becomes of it where nothing was before; FHIR demands more of some than a message need say. */
    public static ObjectNode first(ObjectNode fresh) {
        ObjectNode whole = without(fresh);
        String kind = whole.path("resourceType").asString("");
        if (kind.equals("DiagnosticReport") && !whole.has("status")) {
            whole.put("status", "unknown");
        }
        if (kind.equals("DocumentReference") && !whole.has("content")) {
            whole.set("content", Json.list(Json.set(Json.object(), "attachment", title(whole))));
        }
        if (kind.equals(Draft.ENCOUNTER)) {
            if (!whole.has("status")) {
                whole.put("status", "unknown");
            }
            if (!whole.has("class")) {
                whole.set("class", Json.coding("http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "UNK"));
            }
        }
        return whole;
    }

    private static ObjectNode title(ObjectNode document) {
        String number = document.path("masterIdentifier").path("value").asString("");
        return Json.object("title", document.path("description").asString(number));
    }

    private static ObjectNode without(ObjectNode resource) {
        ObjectNode whole = resource.deepCopy();
        whole.properties().removeIf(element -> element.getValue().isNull());
        whole.properties().forEach(element -> {
            if (element.getValue() instanceof ObjectNode inner) {
                element.setValue(without(inner));
            }
        });
        whole.properties()
                .removeIf(element ->
                        element.getValue().isContainer() && element.getValue().isEmpty());
        return whole;
    }

    /** The message's own come first. */
    private static ArrayNode grown(ArrayNode there, JsonNode said) {
        ArrayNode all = (ArrayNode) said.deepCopy();
        for (JsonNode item : there) {
            boolean isThere = all.valueStream().anyMatch(other -> isSame(other, item));
            if (!isThere) {
                all.add(item);
            }
        }
        return all;
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.equals(other)
                || (one.has("value")
                        && one.path("value").equals(other.path("value"))
                        && one.path("system").equals(other.path("system")));
    }
}
