package org.stele.gateway.hl7v2.translate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of message that is taken.
 *
 * @param name type and event, as {@code ADT^A01}
 * @param patient how its PID stands to the Patient that is there
 * @param visit how its PV1 stands to the Encounter that is there
 * @param parts what it is about beside patient and visit
 */
record MessageKind(String name, Manner patient, Manner visit, List<Part> parts) {
    /** What is read of a message. */
    enum Part {
        CLINICAL,
        RESULTS,
        ORDERS,
        VACCINES,
        APPOINTMENT,
        DOCUMENT
    }

    /** Two numbers are one patient's. */
    static final String MERGE = "A40";

    private static final Map<String, MessageKind> ALL = Stream.of(
                    rows(
                            "ADT",
                            "A01 A02 A03 A04 A05 A06 A07 A08 A11 A12 A13",
                            Manner.MERGES,
                            Manner.MERGES,
                            Part.CLINICAL),
                    rows("ADT", "A28 A31", Manner.MERGES, Manner.ENTERS, Part.CLINICAL),
                    rows("ADT", MERGE, Manner.ENTERS, Manner.ENTERS),
                    rows("ORU", "R01", Manner.ENTERS, Manner.ENTERS, Part.RESULTS),
                    rows("ORM", "O01", Manner.ENTERS, Manner.ENTERS, Part.CLINICAL, Part.ORDERS),
                    rows("OML", "O21", Manner.ENTERS, Manner.ENTERS, Part.CLINICAL, Part.ORDERS),
                    rows("RDE", "O11", Manner.ENTERS, Manner.ENTERS, Part.CLINICAL, Part.ORDERS),
                    rows("VXU", "V04", Manner.ENTERS, Manner.ENTERS, Part.VACCINES),
                    rows("MDM", "T02 T04 T06 T08 T10 T11", Manner.ENTERS, Manner.ENTERS, Part.DOCUMENT),
                    rows("SIU", "S12 S13 S14 S15 S16 S17 S26", Manner.ENTERS, Manner.ENTERS, Part.APPOINTMENT))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(MessageKind::name, Function.identity()));

    MessageKind {
        parts = List.copyOf(parts);
    }

    static Optional<MessageKind> of(String type, String event) {
        return Optional.ofNullable(ALL.get(type + "^" + event));
    }

    /** Whether any event of this type is taken. */
    static boolean isKnownType(String type) {
        return ALL.keySet().stream().anyMatch(name -> name.startsWith(type + "^"));
    }

    private static List<MessageKind> rows(String type, String events, Manner patient, Manner visit, Part... parts) {
        return Stream.of(events.split(" ", -1))
                .map(event -> new MessageKind(type + "^" + event, patient, visit, List.of(parts)))
                .toList();
    }
}
