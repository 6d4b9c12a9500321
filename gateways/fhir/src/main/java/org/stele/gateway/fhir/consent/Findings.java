package org.stele.gateway.fhir.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import tools.jackson.databind.JsonNode;

/** What a Consent says and no grant can, each with its place. For one thread. */
final class Findings {
    private final List<Issue> issues = new ArrayList<>();

    void add(String path, Reason reason) {
        issues.add(new Issue(path, reason));
    }

    void beyond(String path) {
        add(path, Reason.BEYOND_GRANT);
    }

    /** That an element has these members and no others. */
    void only(JsonNode element, String path, Set<String> known) {
        element.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> beyond(path + "." + (name.startsWith("_") ? name.substring(1) : name)));
    }

    /** @throws InvalidBundleException where there is anything */
    void require() {
        if (!issues.isEmpty()) {
            throw new InvalidBundleException(issues);
        }
    }

    boolean isEmpty() {
        return issues.isEmpty();
    }
}
