package org.stele.gateway.fhir.search.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a resource values of a parameter stand.
 *
 * @param path the members of JSON that lead there
 * @param element the type of the element there, {@link #PRESENT} or {@link #ABSENT}
 * @param target the only kind of resource that a reference may point to here; empty: any
 */
public record Source(List<Step> path, String element, String target) {
    /**
     * One member of JSON.
     *
     * @param isNested whether also what has the same name within what is reached is, at any depth
     * @param where a member that must be {@code equal} in what is reached; empty: no condition
     */
    public record Step(String member, boolean isNested, String where, String equal) {}

    /** Instead of a type: that it is there at all. */
    public static final String PRESENT = "present";

    /** Instead of a type: that no other source has anything. */
    public static final String ABSENT = "absent";

    private static final Pattern FORM = Pattern.compile("([^:]*):(\\w+)(?:\\((\\w+)\\))?");
    private static final Pattern STEP = Pattern.compile("(\\w+)(\\*?)(?:\\[(\\w+)=([^]]+)])?");

    public Source {
        path = List.copyOf(path);
    }

    /** Reads {@code path:type}, {@code path:Reference(Kind)} {@code path[member=value]:type} or {@code path*.member:type}. */
    static Source parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the place of a search parameter: " + text);
        }
        return new Source(steps(matcher.group(1)), matcher.group(2), orEmpty(matcher, 3));
    }

    static List<Step> steps(String path) {
        return path.isEmpty()
                ? List.of()
                : Arrays.stream(path.split("\\.", -1)).map(Source::step).toList();
    }

    private static Step step(String text) {
        Matcher matcher = STEP.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a step of a search parameter: " + text);
        }
        return new Step(matcher.group(1), !matcher.group(2).isEmpty(), orEmpty(matcher, 3), orEmpty(matcher, 4));
    }

    private static String orEmpty(Matcher matcher, int group) {
        String found = matcher.group(group);
        return found == null ? "" : found;
    }
}
