package org.stele.node.feed.out;

import java.util.Optional;
import java.util.regex.Pattern;
import org.stele.gateway.hl7v2.message.LooseReader;
import org.stele.gateway.hl7v2.message.Segment;

/**
 * What a receiver answered (HL7 v2.5.1 2.14.8).
 *
 * @param code MSA-1: {@code AA}, {@code AE}, {@code AR}, or with {@code C}
 * @param error ERR-3, three digits; empty where there is none that is a code
 * @param place ERR-2, as {@code PID.1.3}, in a segment that this node writes; empty where there is none that is one
 * @param text what it says to people
 */
public record Answered(String code, String error, String place, String text) {
    private static final LooseReader READER = new LooseReader();
    private static final Pattern CODE = Pattern.compile("[AC][AER]");
    private static final Pattern ERROR = Pattern.compile("\\d{3}");
    private static final Pattern PLACE = Pattern.compile("(MSH|EVN|PID|NK1|PV1|OBR|NTE|OBX)(\\.\\d{1,4}){0,3}");
    private static final String LOCKED = "206";
    private static final int LONGEST_TEXT = 500;

    /**
     * Reads an answer: whatever else is wrong with it, one that names the message is about it.
     *
     * @param controlId of the message that it must be about
     * @return empty where it is none, or one to another message
     */
    public static Optional<Answered> read(byte[] answer, String controlId) {
        return READER.all(answer, "MSA").stream()
                .filter(msa -> msa.value(2).equals(controlId))
                .filter(msa -> CODE.matcher(msa.value(1)).matches())
                .findFirst()
                .map(msa -> of(answer, msa));
    }

    private static Answered of(byte[] answer, Segment msa) {
        Optional<Segment> err = READER.all(answer, "ERR").stream()
                .filter(it -> !it.value(4).equals("W") && !it.value(4).equals("I"))
                .findFirst();
        String said = err.map(it -> it.value(8).isEmpty() ? it.value(7) : it.value(8))
                .filter(it -> !it.isEmpty())
                .orElse(msa.value(3));
        return new Answered(
                msa.value(1),
                of(ERROR, err.map(it -> it.value(3)).orElse("")),
                of(PLACE, err.map(Answered::place).orElse("")),
                said.substring(0, Math.min(LONGEST_TEXT, said.length())));
    }

    private static String place(Segment err) {
        String place = err.value(2);
        for (int component = 2; component <= 3 && !err.value(2, component).isEmpty(); component++) {
            place += "." + err.value(2, component);
        }
        return place;
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
