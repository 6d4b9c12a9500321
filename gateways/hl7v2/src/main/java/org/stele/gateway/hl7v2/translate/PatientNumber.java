package org.stele.gateway.hl7v2.translate;

import java.util.List;
import java.util.Set;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Field;
import org.stele.gateway.hl7v2.message.Message;
import org.stele.gateway.hl7v2.message.Place;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.gateway.hl7v2.message.Segment;

/**
 * The medical record number of the patient whom a message is about. Its text form shows nothing of it.
 *
 * @param system under which the node's configuration knows its authority
 * @param authority PID-3.4 as the message has it
 */
public record PatientNumber(String system, String value, Field authority) {
    private static final int AUTHORITY = 4;
    private static final int TYPE = 5;
    private static final Set<String> TYPES = Set.of("MR", "PI", "");

    /**
     * Finds it in PID-3: the one number there that an authority of the configuration gave, of type MR, PI or none.
     *
     * @throws RefusedMessageException where there is none, or more than one
     */
    static PatientNumber in(Message message, Authorities authorities) {
        Segment pid = message.first("PID")
                .orElseThrow(() -> RefusedMessageException.inError(
                        ErrorCode.SEGMENT_SEQUENCE, Place.of("PID"), "the message says of nobody whom it is about"));
        if (message.all("PID").count() > 1) {
            throw RefusedMessageException.inError(
                    ErrorCode.SEGMENT_SEQUENCE,
                    Place.of("PID"),
                    "the message is about several patients: send one for each");
        }
        return only(pid, 3, authorities);
    }

    /**
     * Finds in MRG-1, by the same rule, the number that is not to be used any more.
     *
     * @throws RefusedMessageException where there is none, or more than one, or it is the one that stays in use
     */
    static PatientNumber prior(Message message, Authorities authorities) {
        Segment mrg = message.first("MRG")
                .orElseThrow(() -> RefusedMessageException.inError(
                        ErrorCode.SEGMENT_SEQUENCE,
                        Place.of("MRG"),
                        "the message says of no number that it is not used any more"));
        if (message.all("MRG").count() > 1) {
            throw RefusedMessageException.inError(
                    ErrorCode.SEGMENT_SEQUENCE, Place.of("MRG"), "several numbers at once: send one message for each");
        }
        PatientNumber prior = only(mrg, 1, authorities);
        PatientNumber surviving = in(message, authorities);
        if (prior.system().equals(surviving.system()) && prior.value().equals(surviving.value())) {
            throw RefusedMessageException.inError(
                    ErrorCode.DUPLICATE_KEY,
                    Place.of("MRG", 1),
                    "the number that stays in use is the one that does not");
        }
        return prior;
    }

    private static PatientNumber only(Segment segment, int field, Authorities authorities) {
        List<PatientNumber> numbers = segment.valued(field).stream()
                .filter(cx -> TYPES.contains(cx.value(TYPE)) && !cx.value().isEmpty())
                .flatMap(cx -> authorities.configured(cx.component(AUTHORITY)).stream()
                        .map(system -> new PatientNumber(system, cx.value(), cx.component(AUTHORITY))))
                .distinct()
                .toList();
        if (numbers.isEmpty()) {
            throw RefusedMessageException.inError(
                    ErrorCode.UNKNOWN_KEY,
                    Place.of(segment.name(), field, AUTHORITY),
                    "no medical record number of an authority that this node knows: send it with its authority, or name the"
                            + " authority under hl7.authorities, by its universal id where it comes with one");
        }
        if (numbers.size() > 1) {
            throw RefusedMessageException.inError(
                    ErrorCode.DUPLICATE_KEY,
                    Place.of(segment.name(), field),
                    "several medical record numbers of authorities that this node knows: send the one that is in use");
        }
        return numbers.getFirst();
    }

    /** Whether this is the field that it was read from. */
    boolean isIn(Field cx) {
        return cx.value().equals(value) && cx.component(AUTHORITY).equals(authority) && TYPES.contains(cx.value(TYPE));
    }

    @Override
    public String toString() {
        return "PatientNumber";
    }
}
