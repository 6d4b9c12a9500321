package org.stele.gateway.fhir.profile;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.IncomingBundle;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;

/** What becomes of resources that do not conform to the profiles they claim. Safe for use by many threads. */
public sealed interface ProfilePolicy {
    /** Profiles are not looked at. */
    record Off() implements ProfilePolicy {}

    /** What does not conform is taken in, and whoever brings it is told. */
    record Flag(ProfileCheck check) implements ProfilePolicy {}

    /** What does not conform is refused. */
    record Refuse(ProfileCheck check) implements ProfilePolicy {}

    /**
     * Looks at a bundle of sound structure.
     *
     * @return the places that do not conform, where that is no reason to refuse
     * @throws InvalidBundleException with the places, where it is
     */
    default List<Issue> examine(IncomingBundle bundle) {
        return switch (this) {
            case Off() -> List.of();
            case Flag(ProfileCheck check) -> places(check, bundle);
            case Refuse(ProfileCheck check) -> refused(places(check, bundle));
        };
    }

    /**
     * Looks at one resource that came alone.
     *
     * @param path where it stands
     * @return as {@link #examine(IncomingBundle)}
     */
    default List<Issue> examine(Bytes resource, String path) {
        return switch (this) {
            case Off() -> List.of();
            case Flag(ProfileCheck check) -> places(check, resource, path).toList();
            case Refuse(ProfileCheck check) ->
                refused(places(check, resource, path).toList());
        };
    }

    private static List<Issue> refused(List<Issue> issues) {
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
        return issues;
    }

    private static List<Issue> places(ProfileCheck check, IncomingBundle bundle) {
        return IntStream.range(0, bundle.resources().size())
                .boxed()
                .flatMap(i -> places(check, bundle.resources().get(i).content(), "Bundle.entry[" + i + "].resource"))
                .toList();
    }

    /** The validator begins its paths with the resource's kind. */
    private static Stream<Issue> places(ProfileCheck check, Bytes resource, String path) {
        return check.check(resource).stream()
                .map(issue -> new Issue(path + issue.path().replaceFirst("^[A-Za-z]+", ""), issue.reason()));
    }
}
