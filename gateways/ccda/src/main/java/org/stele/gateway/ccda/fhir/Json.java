package org.stele.gateway.ccda.fhir;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds FHIR's JSON, in which nothing is empty (R4 json.html). */
public final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    public static ObjectNode object(String name, String value) {
        return put(object(), name, value);
    }

    /** Puts a text, unless it is empty. */
    public static ObjectNode put(ObjectNode object, String name, String value) {
        return value.isEmpty() ? object : object.put(name, value);
    }

    public static ObjectNode put(ObjectNode object, String name, Optional<String> value) {
        return put(object, name, value.orElse(""));
    }

    /** Puts a part, unless it is empty. */
    public static ObjectNode set(ObjectNode object, String name, JsonNode part) {
        return part.isValueNode() || !part.isEmpty() ? object.set(name, part) : object;
    }

    public static ObjectNode set(ObjectNode object, String name, Optional<? extends JsonNode> part) {
        part.ifPresent(it -> set(object, name, it));
        return object;
    }

    /** A list of those that are not empty. */
    public static ArrayNode list(Collection<? extends JsonNode> items) {
        ArrayNode list = NODES.arrayNode();
        items.stream().filter(item -> item.isValueNode() || !item.isEmpty()).forEach(list::add);
        return list;
    }

    public static ArrayNode list(JsonNode... items) {
        return list(List.of(items));
    }

    public static ArrayNode texts(Collection<String> items) {
        ArrayNode list = NODES.arrayNode();
        items.stream().filter(item -> !item.isEmpty()).forEach(list::add);
        return list;
    }

    /** A concept of one code. */
    public static ObjectNode concept(String system, String code) {
        return set(object(), "coding", list(coding(system, code)));
    }

    public static ObjectNode coding(String system, String code) {
        return put(object("system", system), "code", code);
    }
}
