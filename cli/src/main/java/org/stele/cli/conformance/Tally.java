package org.stele.cli.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stele.gateway.fhir.conformance.RoundTrip;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.profile.ProfileCheck;

/** Counts what became of examples, and says what was wrong with which. */
final class Tally {
    private static final int SHOWN = 2;

    private final RoundTrip trip;
    private final Optional<ProfileCheck> check;
    private final List<String> findings = new ArrayList<>();
    private int all;
    private int taken;
    private int same;
    private int conforming;

    Tally(RoundTrip trip, Optional<ProfileCheck> check) {
        this.trip = trip;
        this.check = check;
    }

    void add(String name, byte[] resource) {
        RoundTrip.Outcome outcome = trip.of(resource);
        all++;
        if (!outcome.issues().isEmpty()) {
            findings.add(name + " is refused: " + text(outcome.issues()));
            return;
        }
        taken++;
        if (outcome.isSame()) {
            same++;
        } else {
            findings.add(name + " comes out another than it came");
        }
        check.ifPresent(profiles -> examine(name, profiles.check(outcome.content())));
    }

    private void examine(String name, List<Issue> issues) {
        if (issues.isEmpty()) {
            conforming++;
        } else {
            findings.add(name + " does not conform: " + text(issues));
        }
    }

    private static String text(List<Issue> issues) {
        String first = issues.stream()
                .limit(SHOWN)
                .map(issue -> (issue.path() + " " + issue.reason()).strip())
                .collect(Collectors.joining(", "));
        return issues.size() > SHOWN ? first + " and " + (issues.size() - SHOWN) + " more" : first;
    }

    String summary() {
        String trips = "of " + all + " examples " + taken + " are taken, " + same + " come out as they came";
        return check.isPresent() ? trips + ", " + conforming + " conform to their profiles" : trips;
    }

    List<String> findings() {
        return findings;
    }
}
