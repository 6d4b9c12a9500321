package org.stele.gateway.hl7v2.answer;

import java.util.Optional;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.Place;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.gateway.hl7v2.translate.Note;

/**
 * One ERR.
 *
 * @param text what to do, without anything of the message's content
 */
public record Fault(Severity severity, ErrorCode code, Optional<Place> place, String text) {
    /** HL7 table 0516. */
    public enum Severity {
        E,
        W
    }

    /** Why a message was refused. */
    public static Fault of(RefusedMessageException refusal) {
        return new Fault(Severity.E, refusal.code(), refusal.place(), String.valueOf(refusal.getMessage()));
    }

    /** What was left out of one that was taken. */
    public static Fault of(Note note) {
        return new Fault(Severity.W, note.code(), Optional.of(note.place()), note.text());
    }

    /** What is wrong here, not with the message. */
    public static Fault here(ErrorCode code, String text) {
        return new Fault(Severity.E, code, Optional.empty(), text);
    }
}
