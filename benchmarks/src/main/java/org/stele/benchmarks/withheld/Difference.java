package org.stele.benchmarks.withheld;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stele.benchmarks.fhir.FhirTarget.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares two answers, but for what was asked for and for what differs each time. */
final class Difference {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> EACH_TIME =
            Set.of("date", "x-request-id", "x-correlation-id", "location", "content-location", "etag", "last-modified");
    /** Of the connection, not of the answer (RFC 9110 §7.6.1), and the length, which a body says better. */
    private static final Set<String> PASSING =
            Set.of("connection", "keep-alive", "transfer-encoding", "content-length");

    private static final Set<String> MARKS = Set.of("id", "lastUpdated", "versionId", "timestamp", "fullUrl");

    private Difference() {}

    /** In which part the answers differ; nothing where in none. */
    static Optional<String> between(Answer one, Secret oneSecret, Answer other, Secret otherSecret) {
        if (one.status() != other.status()) {
            return Optional.of("status " + one.status() + " and " + other.status());
        }
        Map<String, String> headers = headers(one);
        Map<String, String> others = headers(other);
        if (!headers.equals(others)) {
            return Optional.of("headers " + onlyIn(headers, others));
        }
        return Optional.of("body").filter(_ -> !body(one, oneSecret).equals(body(other, otherSecret)));
    }

    /** Of those that differ each time, the name alone. */
    private static Map<String, String> headers(Answer answer) {
        Map<String, String> all = new TreeMap<>();
        answer.headers().forEach((name, values) -> all.put(name, EACH_TIME.contains(name) ? "" : values.toString()));
        all.keySet().removeAll(PASSING);
        return all;
    }

    private static Set<String> onlyIn(Map<String, String> one, Map<String, String> other) {
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        names.removeIf(name -> Optional.ofNullable(one.get(name)).equals(Optional.ofNullable(other.get(name))));
        return names;
    }

    private static String body(Answer answer, Secret asked) {
        String text = answer.body();
        try {
            text = plain(JSON.readTree(text)).toString();
        } catch (JacksonException e) { // compared as the text that it is
            text = answer.body();
        }
        for (String mark : marks(asked)) {
            text = text.replace(mark, "…");
        }
        return text;
    }

    /** What was asked for, as it may come back. */
    private static List<String> marks(Secret asked) {
        String code = asked.value().substring(asked.value().lastIndexOf('|') + 1);
        return List.of(
                asked.id(),
                asked.escaped(),
                asked.value(),
                code,
                asked.version().orElse(asked.id()));
    }

    private static Object plain(JsonNode node) {
        if (node.isArray()) {
            return node.values().stream().map(Difference::plain).collect(Collectors.toList());
        }
        if (!node.isObject()) {
            return node.toString();
        }
        Map<String, Object> members = new TreeMap<>();
        node.properties()
                .forEach(member ->
                        members.put(member.getKey(), MARKS.contains(member.getKey()) ? "" : plain(member.getValue())));
        return members;
    }
}
