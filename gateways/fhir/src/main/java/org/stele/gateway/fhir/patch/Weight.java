package org.stele.gateway.fhir.patch;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;

/**
 * How much a JSON value is.
 *
 * @param length about as many characters as it is written in
 * @param depth how deep it nests; 0 where it is no object and no list
 */
record Weight(long length, int depth) {
    private static final int PUNCTUATION = 4;

    static Weight of(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                long names = object.keySet().stream()
                        .mapToLong(it -> it.length() + PUNCTUATION)
                        .sum();
                yield around(names, object.values());
            }
            case JsonArray array -> around(0, array);
            case JsonString string -> new Weight(string.getChars().length() + PUNCTUATION, 0);
            default -> new Weight(value.toString().length() + PUNCTUATION, 0);
        };
    }

    private static Weight around(long names, Collection<JsonValue> values) {
        long length = names + PUNCTUATION;
        int depth = 0;
        for (JsonValue value : values) {
            Weight weight = of(value);
            length += weight.length();
            depth = Math.max(depth, weight.depth());
        }
        return new Weight(length, depth + 1);
    }
}
