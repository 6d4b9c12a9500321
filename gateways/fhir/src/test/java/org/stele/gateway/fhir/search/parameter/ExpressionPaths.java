package org.stele.gateway.fhir.search.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.gateway.fhir.search.parameter.ElementTypes.Member;

/** Turns the FHIRPath of a search parameter, which the standard writes in few forms only, into paths through JSON. */
final class ExpressionPaths {
    private static final Pattern AS = Pattern.compile("\\((\\S+) as (\\w+)\\)");
    private static final Pattern STEP = Pattern.compile("as\\((\\w+)\\)|where\\(((?:resolve\\(\\))?[^)]*)\\)|(\\w+)");
    private static final Pattern EQUALS = Pattern.compile("(\\w+)='([^']+)'");
    private static final Pattern RESOLVES = Pattern.compile("resolve\\(\\) is (\\w+)");

    private final ElementTypes types;

    /** What is reached so far: the path as written in the file, the element's type, and the type of resource referred to. */
    private record Reached(String path, String type, String target) {
        Reached to(Member member) {
            return new Reached(path.isEmpty() ? member.name() : path + "." + member.name(), member.type(), "");
        }
    }

    ExpressionPaths(ElementTypes types) {
        this.types = types;
    }

    /** {@code path:Type} for each form that each alternative may take; empty for what is no path to an element. */
    List<String> of(String resource, String expression) {
        List<String> paths = new ArrayList<>();
        for (String alternative : expression.split(" \\| ", -1)) {
            String plain = AS.matcher(alternative.strip()).replaceAll("$1.as($2)");
            reach(resource, plain).stream().map(ExpressionPaths::text).forEach(paths::add);
        }
        return paths;
    }

    private List<Reached> reach(String resource, String path) {
        String prefix = path.startsWith("Resource.") ? "Resource." : resource + ".";
        String rest = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
        List<Reached> reached = List.of(new Reached("", resource, ""));
        Matcher step = STEP.matcher(rest);
        int end = 0;
        while (step.find()) {
            if (!rest.substring(end, step.start()).matches("\\.?")) {
                return List.of();
            }
            reached = next(reached, step);
            end = step.end();
        }
        return end == rest.length() ? reached : List.of();
    }

    private List<Reached> next(List<Reached> reached, Matcher step) {
        if (step.group(1) != null) {
            return reached.stream()
                    .filter(it -> it.type().equals(step.group(1)))
                    .toList();
        }
        if (step.group(2) != null) {
            return reached.stream().map(it -> where(it, step.group(2))).toList();
        }
        return reached.stream()
                .flatMap(it -> types.members(it.type(), step.group(3)).stream().map(it::to))
                .toList();
    }

    private static Reached where(Reached reached, String condition) {
        Matcher resolves = RESOLVES.matcher(condition);
        if (resolves.matches()) {
            return new Reached(reached.path(), reached.type(), resolves.group(1));
        }
        Matcher equals = EQUALS.matcher(condition);
        if (!equals.matches()) {
            throw new IllegalStateException("a condition of no known form: " + condition);
        }
        return new Reached(
                reached.path() + "[" + equals.group(1) + "=" + equals.group(2) + "]", reached.type(), reached.target());
    }

    private static String text(Reached reached) {
        return reached.path() + ":" + reached.type() + (reached.target().isEmpty() ? "" : "(" + reached.target() + ")");
    }
}
