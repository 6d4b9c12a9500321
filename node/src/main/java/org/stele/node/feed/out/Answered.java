package org.stele.node.feed.out;

import java.util.Optional;
import java.util.regex.Pattern;
import org.stele.gateway.hl7v2.message.Message;
import org.stele.gateway.hl7v2.message.MessageLimits;
import org.stele.gateway.hl7v2.message.MessageReader;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.gateway.hl7v2.message.Segment;

/**
 * What a receiver answered (HL7 v2.5.1 2.14.8).
 *
 * @param code MSA-1
 * @param error ERR-3; empty where there is none that is a code
 * @param place ERR-2, as {@code PID^1^3}; empty where there is none that is one
 * @param text what it says to people
 */
public record Answered(String code, String error, String place, String text) {
    private static final MessageReader READER = new MessageReader(MessageLimits.STANDARD);
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,20}");
    private static final Pattern PLACE = Pattern.compile("[A-Z0-9]{3}(\\.\\d{1,4}){0,3}");
    private static final String LOCKED = "206";
    private static final int LONGEST_TEXT = 500;

    /**
     * Reads an answer.
     *
     * @param controlId of the message that it must be about
     * @return empty where it is none, or one to another message
     */
    public static Optional<Answered> read(byte[] answer, String controlId) {
        try {
            Message message = READER.read(answer);
            return message.first("MSA")
                    .filter(msa -> msa.value(2).equals(controlId))
                    .map(msa -> of(message, msa));
        } catch (RefusedMessageException e) {
            return Optional.empty();
        }
    }

    private static Answered of(Message message, Segment msa) {
        Optional<Segment> err = message.all("ERR")
                .filter(it -> !it.value(4).equals("W") && !it.value(4).equals("I"))
                .findFirst();
        String said = err.map(it -> it.value(8).isEmpty() ? it.value(7) : it.value(8))
                .filter(it -> !it.isEmpty())
                .orElse(msa.value(3));
        return new Answered(
                of(CODE, msa.value(1)),
                of(CODE, err.map(it -> it.value(3)).orElse("")),
                of(PLACE, err.map(Answered::place).orElse("")),
                said.substring(0, Math.min(LONGEST_TEXT, said.length())));
    }

    private static String place(Segment err) {
        String place = err.value(2) + "." + err.value(2, 2) + "." + err.value(2, 3);
        return place.replaceAll("\\.+$", "");
    }

    private static String of(Pattern form, String text) {
        return form.matcher(text).matches() ? text : "";
    }

    public boolean isTaken() {
        return code.equals("AA");
    }

    /** Whether it may be taken where it comes again: others are at work on the patient there (HL7 table 0357). */
    boolean isMomentary() {
        return code.equals("AE") && error.equals(LOCKED);
    }
}
