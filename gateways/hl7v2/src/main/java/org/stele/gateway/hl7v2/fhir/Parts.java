package org.stele.gateway.hl7v2.fhir;

import java.util.List;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.message.Field;

/** Fields put together from components of others. */
final class Parts {
    private Parts() {}

    static Field of(String... components) {
        return new Field(Stream.of(components).map(List::of).toList());
    }
}
