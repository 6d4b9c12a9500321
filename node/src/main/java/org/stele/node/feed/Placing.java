package org.stele.node.feed;

import java.util.Optional;
import java.util.Set;
import org.stele.gateway.hl7v2.answer.Fault;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.translate.Drafted;
import org.stele.gateway.hl7v2.translate.Manner;
import org.stele.gateway.hl7v2.translate.Merging;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource as it is to stand in the chart.
 *
 * @param fault what a person must hear of it, if anything
 */
record Placing(ObjectNode resource, Optional<Fault> fault) {
    private static final String IN_ERROR = "entered-in-error";

    /**
     * Puts what a message says in the place of what is there, or over it.
     *
     * @param absent what it may not refer to
     */
    static Placing of(Drafted drafted, Set<String> absent, Optional<ObjectNode> present) {
        ObjectNode fresh = Ties.without(drafted.resource(), absent);
        boolean wasInError = present.filter(Placing::isInError).isPresent();
        if (wasInError && drafted.manner() == Manner.MARKS) {
            return new Placing(present.get(), Optional.empty());
        }
        ObjectNode placed = present.filter(_ -> drafted.manner() != Manner.REPLACES)
                .map(old -> Merging.over(old, fresh))
                .orElseGet(() -> Merging.first(fresh));
        return new Placing(
                placed, wasInError && !isInError(placed) ? Optional.of(returned(drafted)) : Optional.empty());
    }

    private static boolean isInError(JsonNode resource) {
        return resource.path("status").asString("").equals(IN_ERROR)
                || resource.at("/verificationStatus/coding/0/code").asString("").equals(IN_ERROR);
    }

    private static Fault returned(Drafted drafted) {
        return new Fault(
                Fault.Severity.W,
                ErrorCode.RETURNED,
                Optional.of(drafted.place()),
                drafted.kind() + ": it was taken back as in error, and is said anew: look whether it holds");
    }
}
