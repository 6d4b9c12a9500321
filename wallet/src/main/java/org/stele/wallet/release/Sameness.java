package org.stele.wallet.release;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Whether a resource in a document is a record's, but for what a server adds and a document demands: the version and its time in
 * {@code meta}, and by its identifier what the record refers to by a search for that identifier (R4 references.html#logical).
 */
final class Sameness {
    private static final Set<String> ADDED = Set.of("versionId", "lastUpdated");
    private static final String META = "meta";
    private static final String REFERENCE = "reference";

    private Sameness() {}

    static boolean of(JsonNode record, JsonNode shown) {
        return sameBut(Set.of(META), record, shown) && sameBut(ADDED, record.path(META), shown.path(META));
    }

    private static boolean same(JsonNode record, JsonNode shown) {
        if (record.isObject() && shown.isObject()) {
            return isLogical(record, shown)
                    ? sameBut(Set.of(REFERENCE, "type", "identifier"), record, shown)
                    : sameBut(Set.of(), record, shown);
        }
        if (record.isArray() && shown.isArray()) {
            return record.size() == shown.size()
                    && IntStream.range(0, record.size()).allMatch(i -> same(record.get(i), shown.get(i)));
        }
        return record.equals(shown);
    }

    /** Whatever is not in an object is as if the object were empty. */
    private static boolean sameBut(Set<String> names, JsonNode record, JsonNode shown) {
        Set<String> both = new HashSet<>(record.propertyNames());
        both.addAll(shown.propertyNames());
        both.removeAll(names);
        return both.stream().allMatch(name -> same(record.path(name), shown.path(name)));
    }

    /** {@code Kind?identifier=system|value} as {@code type} and {@code identifier}. */
    private static boolean isLogical(JsonNode record, JsonNode shown) {
        String searched = record.path(REFERENCE).asString("");
        JsonNode identifier = shown.path("identifier");
        String query = "identifier=" + identifier.path("system").asString("") + "|"
                + identifier.path("value").asString("");
        int mark = searched.indexOf('?');
        return mark > 0
                && !shown.has(REFERENCE)
                && identifier.size() == 2
                && shown.path("type").asString("").equals(searched.substring(0, mark))
                && plain(searched.substring(mark + 1)).equals(query);
    }

    private static String plain(String query) {
        try {
            return URLDecoder.decode(query.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
