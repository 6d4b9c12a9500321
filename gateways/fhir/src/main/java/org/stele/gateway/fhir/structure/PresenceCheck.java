package org.stele.gateway.fhir.structure;

import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.structure.StructureCheck.IssueList;
import tools.jackson.databind.node.ObjectNode;

/** What must be in an object of a type, whatever else is. */
record PresenceCheck(IssueList issues) {
    void check(ObjectNode object, TypeSchema type, Place place) {
        mandatory(object, type, place);
        extension(object, type, place);
    }

    private void mandatory(ObjectNode object, TypeSchema type, Place place) {
        for (var names : type.mandatory()) {
            if (names.stream().noneMatch(it -> object.has(it) || object.has("_" + it))) {
                issues.add(
                        place.child(names.size() == 1 ? names.getFirst() : stem(names.getFirst(), names.getLast())),
                        Reason.TOO_FEW);
            }
        }
    }

    /** ext-1: an extension has a value or extensions of its own, and not both. */
    private void extension(ObjectNode object, TypeSchema type, Place place) {
        if (type.name().equals("Extension")) {
            boolean nested = object.has("extension");
            boolean value = object.propertyStream()
                    .anyMatch(
                            it -> it.getKey().startsWith("value") || it.getKey().startsWith("_value"));
            if (nested == value) {
                issues.add(place, nested ? Reason.SEVERAL_CHOICES : Reason.TOO_FEW);
            }
        }
    }

    /** What the names of a choice's alternatives have in common: {@code value[x]}. */
    private static String stem(String first, String last) {
        int end = 0;
        while (end < Math.min(first.length(), last.length()) && first.charAt(end) == last.charAt(end)) {
            end++;
        }
        return first.substring(0, end) + "[x]";
    }
}
