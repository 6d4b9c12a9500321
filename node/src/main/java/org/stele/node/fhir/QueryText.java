package org.stele.node.fhir;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** The parameters of a query or form, in their order. */
public final class QueryText {
    private QueryText() {}

    /**
     * Reads {@code name=value&name=value}; a parameter without a value is left out (R4 search.html#parameters).
     *
     * @throws ProblemException where an escape in it is none
     */
    public static List<Parameter> read(String text) {
        return Arrays.stream(text.split("&", -1))
                .filter(part -> part.indexOf('=') > 0 && part.indexOf('=') < part.length() - 1)
                .map(QueryText::parameter)
                .toList();
    }

    /**
     * As {@link #read}, where whatever has no value is refused: it would widen what is looked for to what nobody meant.
     *
     * @throws ProblemException so
     */
    public static List<Parameter> readAll(String text) {
        List<Parameter> read = read(text);
        if (!text.isEmpty() && read.size() < text.split("&", -1).length) {
            throw new ProblemException(
                    Problem.of(ProblemCode.INVALID_SEARCH, "A condition has a value for each parameter."));
        }
        return read;
    }

    private static Parameter parameter(String part) {
        int equals = part.indexOf('=');
        return new Parameter(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.MALFORMED_REQUEST);
        }
    }
}
