package org.stele.node.fhir.batch;

import java.util.List;
import java.util.regex.Pattern;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** The forms that an entry's {@code request.url} may have: relative to this server's address, without escapes in its path. */
sealed interface EntryAddress {
    record OfKind(String kind, String query) implements EntryAddress {}

    record OfInstance(ResourceKey key, String query) implements EntryAddress {}

    record OfHistory(ResourceKey key) implements EntryAddress {}

    record OfVersion(ResourceKey key, String version, String query) implements EntryAddress {}

    record OfEverything(String patient, String query) implements EntryAddress {}

    record OfSummary(String patient, String query) implements EntryAddress {}

    record OfLast(String query) implements EntryAddress {}

    /** Characters; what stands in an address of HTTP is bound alike. */
    int LONGEST = 8_192;

    Pattern KIND = Pattern.compile("[A-Z][A-Za-z]{1,63}");
    Pattern ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9.-]{1,64}");
    Pattern QUERY = Pattern.compile("[!-~&&[^#]]*");
    String HISTORY = "_history";

    /**
     * Reads one.
     *
     * @throws ProblemException where it has none of the forms
     */
    static EntryAddress parse(String url) {
        int mark = url.indexOf('?');
        String query = mark < 0 ? "" : url.substring(mark + 1);
        if (url.length() > LONGEST || !QUERY.matcher(query).matches()) {
            throw none();
        }
        List<String> path = List.of((mark < 0 ? url : url.substring(0, mark)).split("/", -1));
        if (!KIND.matcher(path.getFirst()).matches()) {
            throw none();
        }
        return switch (path.size()) {
            case 1 -> new OfKind(path.getFirst(), query);
            case 2 -> two(path, query);
            case 3 -> three(path, query);
            case 4 -> four(path, query);
            default -> throw none();
        };
    }

    private static EntryAddress two(List<String> path, String query) {
        return path.equals(List.of("Observation", "$lastn")) ? new OfLast(query) : new OfInstance(key(path), query);
    }

    private static EntryAddress three(List<String> path, String query) {
        ResourceKey key = key(path);
        if (path.get(2).equals(HISTORY)) {
            return new OfHistory(key);
        }
        if (path.get(2).equals("$everything") && key.kind().equals("Patient")) {
            return new OfEverything(key.id(), query);
        }
        if (path.get(2).equals("$summary") && key.kind().equals("Patient")) {
            return new OfSummary(key.id(), query);
        }
        throw none();
    }

    private static EntryAddress four(List<String> path, String query) {
        if (!path.get(2).equals(HISTORY)) {
            throw none();
        }
        return new OfVersion(key(path), id(path.get(3)), query);
    }

    private static ResourceKey key(List<String> path) {
        return new ResourceKey(path.getFirst(), id(path.get(1)));
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw none();
        }
        return text;
    }

    private static ProblemException none() {
        return new ProblemException(
                Problem.of(
                        ProblemCode.MALFORMED_REQUEST,
                        "An entry's url begins with a kind of resource, relative to this server's address: Observation/123, Observation?code=…"));
    }
}
