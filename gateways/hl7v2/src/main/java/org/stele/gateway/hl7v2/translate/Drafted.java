package org.stele.gateway.hl7v2.translate;

import java.time.Instant;
import java.util.Optional;
import org.stele.gateway.hl7v2.message.Place;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource that a message speaks of. Its text form shows nothing but its kind.
 *
 * @param key what tells it from others of its kind in the messages
 * @param resource with its id; an element whose value is null shall be taken away
 * @param place of the segment that speaks of it
 * @param isChange whether the segment says that it changes, or takes back, what was told before
 * @param reported when the result that it belongs to became what it is (OBR-22), where that is said to the minute
 */
public record Drafted(
        String kind,
        String key,
        ObjectNode resource,
        Manner manner,
        Place place,
        boolean isChange,
        Optional<Instant> reported) {
    @Override
    public String toString() {
        return "Drafted[" + kind + "]";
    }
}
