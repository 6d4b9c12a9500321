package org.stele.gateway.hl7v2.translate;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.stele.gateway.hl7v2.fhir.Times;
import org.stele.gateway.hl7v2.message.Message;

/**
 * When a message was told, by its sender's clock; what is not given to the minute is empty.
 *
 * @param event when what it is about was recorded (EVN-2), or the latest of its results became what they are (OBR-22)
 * @param sent when it was made (MSH-7)
 */
public record Telling(Optional<Instant> event, Optional<Instant> sent) {
    static Telling of(Message message, Times times) {
        Optional<Instant> recorded = message.first("EVN").flatMap(evn -> times.exact(evn.value(2)));
        Optional<Instant> reported = message.all("OBR")
                .flatMap(obr -> times.exact(obr.value(22)).stream())
                .max(Comparator.naturalOrder());
        return new Telling(
                recorded.or(() -> reported), times.exact(message.header().value(7)));
    }
}
