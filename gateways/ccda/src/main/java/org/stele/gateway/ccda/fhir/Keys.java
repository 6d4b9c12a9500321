package org.stele.gateway.ccda.fhir;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys of several parts, of which no two different ones are the same text. */
public final class Keys {
    private Keys() {}

    public static String of(String... parts) {
        return Stream.of(parts).map(part -> part.length() + ":" + part).collect(Collectors.joining("|"));
    }
}
