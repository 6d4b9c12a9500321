package org.stele.gateway.hl7v2.answer;

import java.util.List;

/**
 * What became of a message (HL7 table 0008), and why.
 *
 * @param faults why it was not taken, or what of it was left out; none for one that was taken whole
 */
public record Outcome(Code code, List<Fault> faults) {
    /** The codes of the original mode. */
    public enum Code {
        /** Taken, and durable. */
        AA,
        /** Its content is wrong, or something here is. */
        AE,
        /** It cannot be read, or is none that is taken here. */
        AR
    }

    public Outcome {
        faults = List.copyOf(faults);
    }
}
