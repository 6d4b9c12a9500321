package org.stele.gateway.hl7v2.translate;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.fhir.Times;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Message;
import org.stele.gateway.hl7v2.message.Place;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.gateway.hl7v2.message.Segment;
import org.stele.gateway.hl7v2.translate.MessageKind.Part;

/** Puts messages into FHIR's words, after HL7's v2-to-FHIR guide. Safe for use by many threads. */
public final class Translator {
    private final Authorities authorities;
    private final ZoneId zone;
    private final String processing;

    /**
     * @param zone of times that are given without an offset, where MSH-7 has none either
     * @param processing MSH-11 of the messages that are taken: {@code P}, {@code T} or {@code D}
     */
    public Translator(Authorities authorities, ZoneId zone, String processing) {
        this.authorities = authorities;
        this.zone = zone;
        this.processing = processing;
    }

    /**
     * Holds a message against what is taken here, and finds whom it is about.
     *
     * @throws RefusedMessageException where it is of another kind, version or purpose, or about nobody who can be found
     */
    public PatientNumber check(Message message) {
        requireKind(message);
        Segment header = message.header();
        if (!header.value(11).equals(processing)) {
            throw RefusedMessageException.rejected(
                    ErrorCode.UNSUPPORTED_PROCESSING,
                    Place.of("MSH", 11),
                    "this node takes messages of another processing id: send to the one that is for these");
        }
        if (!header.value(12).startsWith("2.")) {
            throw RefusedMessageException.rejected(
                    ErrorCode.UNSUPPORTED_VERSION, Place.of("MSH", 12), "only versions 2 of HL7 are taken");
        }
        return PatientNumber.in(message, authorities);
    }

    /**
     * The number that a message takes out of use, where it is of such a kind (ADT A40, chapter 3.3.40).
     *
     * @throws RefusedMessageException where it is of such a kind, and names none, several, or the one that stays in use
     */
    public Optional<PatientNumber> prior(Message message) {
        return message.type().equals("ADT") && message.event().equals(MessageKind.MERGE)
                ? Optional.of(PatientNumber.prior(message, authorities))
                : Optional.empty();
    }

    private static MessageKind requireKind(Message message) {
        return MessageKind.of(message.type(), message.event()).orElseThrow(() -> unknown(message.type()));
    }

    private static RefusedMessageException unknown(String type) {
        return MessageKind.isKnownType(type)
                ? RefusedMessageException.rejected(
                        ErrorCode.UNSUPPORTED_EVENT, Place.of("MSH", 9, 2), "no message of this event is taken")
                : RefusedMessageException.rejected(
                        ErrorCode.UNSUPPORTED_MESSAGE_TYPE, Place.of("MSH", 9, 1), "no message of this type is taken");
    }

    /** When a message says that it was told. */
    public Telling time(Message message) {
        return Telling.of(message, Times.of(message.header().value(7), zone));
    }

    /**
     * Translates a message.
     *
     * @param number what {@link #check} found
     * @param bytes the message as it came, which is kept
     * @throws RefusedMessageException where it lacks what FHIR demands
     */
    public Translation translate(Message message, PatientNumber number, byte[] bytes, Names names) {
        MessageKind kind = requireKind(message);
        Draft draft = new Draft(message, names, Times.of(message.header().value(7), zone), authorities);
        PatientSegment.translate(draft, message.first("PID").orElseThrow(), number, kind.patient());
        message.first("PV1").ifPresent(pv1 -> VisitSegment.translate(draft, pv1, kind.visit()));
        kind.parts().forEach(part -> of(part).accept(draft));
        Original.translate(draft, bytes);
        return draft.done();
    }

    private static Consumer<Draft> of(Part part) {
        return switch (part) {
            case CLINICAL -> Translator::clinical;
            case RESULTS -> Results::translate;
            case ORDERS -> Translator::orders;
            case VACCINES -> Vaccines::translate;
            case APPOINTMENT -> Appointments::translate;
            case DOCUMENT -> Documents::translate;
        };
    }

    /** What was observed stands with the visit. */
    private static void clinical(Draft draft) {
        ClinicalSegments.translate(draft);
        OrderGroup.of(draft.message())
                .forEach(group -> Observations.ofPatient(draft, order(draft, group), group.findings()));
    }

    /** What tells one order's observations from those of another; empty for what comes with none. */
    private static String order(Draft draft, OrderGroup group) {
        return Stream.of(group.head(), group.order())
                .flatMap(Optional::stream)
                .flatMap(segment -> Stream.of(segment.field(2), segment.field(3)))
                .filter(number -> !number.value().isEmpty())
                .findFirst()
                .map(draft.identifiers()::key)
                .orElse("");
    }

    /** An order or a prescription is a clinician's, with a key of their own; that one was told of is all that this message shows. */
    private static void orders(Draft draft) {
        draft.message()
                .all("ORC")
                .forEach(
                        orc -> draft.note(
                                ErrorCode.UNSUPPORTED_MESSAGE_TYPE,
                                orc,
                                0,
                                "kept as information of the sender's, not entered as an order: a clinician signs orders in Stele"));
    }
}
