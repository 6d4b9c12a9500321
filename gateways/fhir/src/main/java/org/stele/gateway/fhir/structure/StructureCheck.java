package org.stele.gateway.fhir.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks one resource's JSON against the structure of FHIR R4: types, cardinalities, the forms of primitives, the codes of
 * required value sets, choices, nothing unknown, nothing empty, contained resources and extensions well built. Always on;
 * tens of thousands of resources a second. One instance serves all threads.
 */
public final class StructureCheck {
    private final Schema schema = Schema.R4;
    private final int maxIssues;

    /** @param maxIssues how many issues are collected of one resource */
    public StructureCheck(int maxIssues) {
        this.maxIssues = maxIssues;
    }

    /** Whether FHIR R4 has this type of resource. */
    public boolean knows(String kind) {
        return schema.resource(kind).isPresent();
    }

    /** Checks a resource that stands alone; its references are checked for their form by nobody. */
    public List<Issue> check(ObjectNode resource, String path) {
        return check(resource, path, StructureListener.NONE);
    }

    /**
     * Checks a resource.
     *
     * @param path where it is, for the issues' paths
     * @param listener hears of every reference and URI; it may rewrite them in place
     * @return empty where nothing is wrong
     */
    public List<Issue> check(ObjectNode resource, String path, StructureListener listener) {
        List<Issue> issues = new ArrayList<>();
        new StructureWalk(schema, listener, new IssueList(issues, maxIssues))
                .resource(resource, Place.root(path), false);
        return issues;
    }

    /** Checks an entry of a bundle, its resource included, as {@link #check(ObjectNode, String, StructureListener)} does. */
    public List<Issue> checkEntry(ObjectNode entry, String path, StructureListener listener) {
        List<Issue> issues = new ArrayList<>();
        new StructureWalk(schema, listener, new IssueList(issues, maxIssues))
                .members(entry, schema.type("Bundle.entry"), Place.root(path));
        return issues;
    }

    /** The kind that a resource's JSON claims, where it claims one that FHIR R4 has. */
    public Optional<String> kindOf(JsonNode resource) {
        return Optional.ofNullable(resource.get("resourceType"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(this::knows);
    }

    /** Whether some type of FHIR R4 has an element of this name that holds text of any kind. */
    public static boolean mayHoldText(String element) {
        return Schema.R4.mayHoldText(element);
    }

    /** The issues of one resource, as many as are wanted. */
    record IssueList(List<Issue> issues, int max) {
        void add(Place place, Reason reason) {
            if (issues.size() < max) {
                issues.add(new Issue(place.toString(), reason));
            }
        }
    }
}
