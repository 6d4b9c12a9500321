package org.stele.gateway.hl7v2.write;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a report lists as its results, as far as it is told: nothing that it only mentions, and nothing less without a word. */
final class Results {
    private static final Pattern LOCAL = Pattern.compile("Observation/[A-Za-z0-9.-]{1,64}");

    private Results() {}

    /**
     * Those of the observations that the report lists, in its order.
     *
     * @throws UnsayableException where it has results that are no observations beside it: contained ones, others' by their address,
     *     members of one that it does not list itself
     */
    static List<JsonNode> of(JsonNode report, List<JsonNode> observations) {
        List<String> listed = references(report.path("result"));
        if (!listed.stream().allMatch(it -> LOCAL.matcher(it).matches())) {
            throw new UnsayableException("DiagnosticReport.result");
        }
        List<JsonNode> results = observations.stream()
                .filter(it -> listed.contains(address(it)))
                .sorted(Comparator.comparingInt(it -> listed.indexOf(address(it))))
                .toList();
        if (!results.stream().allMatch(it -> listed.containsAll(references(it.path("hasMember"))))) {
            throw new UnsayableException("Observation.hasMember");
        }
        return results;
    }

    private static List<String> references(JsonNode list) {
        return list.valueStream().map(it -> it.path("reference").asString("")).toList();
    }

    private static String address(JsonNode observation) {
        return "Observation/" + observation.path("id").asString("");
    }
}
