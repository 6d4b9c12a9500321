package org.stele.gateway.hl7v2.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.gateway.hl7v2.message.Message;
import org.stele.gateway.hl7v2.message.Segment;

/**
 * An order with what was found for it: ORC, OBR or RXA, OBX, NTE, SPM, in the order of the message.
 *
 * @param order ORC, where there is one
 * @param head OBR or RXA; none for what stands before the first of them
 * @param notes on the head
 */
record OrderGroup(
        Optional<Segment> order,
        Optional<Segment> head,
        List<Segment> notes,
        List<Finding> findings,
        List<Segment> specimens) {
    /**
     * An OBX with the notes on it.
     *
     * @param ofSpecimen whether it is about the specimen before it
     */
    record Finding(Segment obx, List<Segment> notes, boolean ofSpecimen) {}

    /** All, what stands before the first order first. */
    static List<OrderGroup> of(Message message) {
        List<OrderGroup> groups = new ArrayList<>();
        groups.add(begun(Optional.empty(), Optional.empty()));
        Optional<Segment> order = Optional.empty();
        for (Segment segment : message.segments()) {
            switch (segment.name()) {
                case "ORC" -> order = Optional.of(segment);
                case "OBR", "RXA" -> {
                    groups.add(begun(order, Optional.of(segment)));
                    order = Optional.empty();
                }
                default -> groups.getLast().add(segment);
            }
        }
        return groups;
    }

    private static OrderGroup begun(Optional<Segment> order, Optional<Segment> head) {
        return new OrderGroup(order, head, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private void add(Segment segment) {
        switch (segment.name()) {
            case "OBX" -> findings.add(new Finding(segment, new ArrayList<>(), !specimens.isEmpty()));
            case "NTE" -> (findings.isEmpty() ? notes : findings.getLast().notes()).add(segment);
            case "SPM" -> specimens.add(segment);
            default -> {
                // what belongs to no result: read elsewhere, or kept in the message alone
            }
        }
    }
}
