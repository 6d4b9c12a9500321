package org.stele.crypto.vc;

import java.util.List;
import java.util.regex.Pattern;
import org.stele.crypto.json.CanonicalJson;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What proofs need to ask of JSON documents. */
final class Documents {
    /** XML Schema 1.1 dateTimeStamp, as Data Integrity §2.1 demands it. */
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private Documents() {}

    /**
     * @throws IllegalArgumentException where the document is no object
     */
    static ObjectNode object(byte[] document) throws InvalidJsonException {
        if (StrictJson.parseTree(document, CanonicalJson.LIMITS) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("the document is no JSON object");
    }

    static boolean is(JsonNode node, String member, String expected) {
        JsonNode value = node.path(member);
        return value.isString() && value.stringValue().equals(expected);
    }

    /** {@code created} may be missing; where it stands it has one form. */
    static boolean hasValidCreated(JsonNode proof) {
        JsonNode created = proof.path("created");
        return created.isMissingNode()
                || (created.isString()
                        && DATE_TIME.matcher(created.stringValue()).matches());
    }

    /** Whether the values of {@code prefix}, one or many, are the first of {@code whole}. */
    static boolean startsWith(JsonNode whole, JsonNode prefix) {
        List<JsonNode> all = values(whole);
        List<JsonNode> first = values(prefix);
        return first.size() <= all.size() && all.subList(0, first.size()).equals(first);
    }

    private static List<JsonNode> values(JsonNode node) {
        if (node.isMissingNode()) {
            return List.of();
        }
        return node.isArray() ? node.valueStream().toList() : List.of(node);
    }
}
