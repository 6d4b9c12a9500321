package org.stele.gateway.hl7v2.translate;

import java.time.Instant;
import java.util.Optional;
import org.stele.gateway.hl7v2.fhir.Times;
import org.stele.gateway.hl7v2.message.Message;

/**
 * When a message was told, by its sender's clock; what is not given to the minute is empty.
 *
 * @param event when what it is about was recorded (EVN-2); results have times of their own ({@link Drafted#reported})
 * @param sent when it was made (MSH-7)
 */
public record Telling(Optional<Instant> event, Optional<Instant> sent) {
    static Telling of(Message message, Times times) {
        Optional<Instant> recorded = message.first("EVN").flatMap(evn -> times.exact(evn.value(2)));
        return new Telling(recorded, times.exact(message.header().value(7)));
    }
}
