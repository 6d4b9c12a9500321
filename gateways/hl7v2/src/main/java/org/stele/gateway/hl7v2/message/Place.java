package org.stele.gateway.hl7v2.message;

/**
 * A place in a message (ERL, HL7 v2.5.1 2.A.28).
 *
 * @param occurrence which of the segments of this name, from 1
 * @param field from 1; 0 where the whole segment is meant
 * @param component from 1; 0 where the whole field is meant
 */
public record Place(String segment, int occurrence, int field, int component) {
    public static Place of(String segment) {
        return new Place(segment, 1, 0, 0);
    }

    public static Place of(String segment, int field) {
        return new Place(segment, 1, field, 0);
    }

    public static Place of(String segment, int field, int component) {
        return new Place(segment, 1, field, component);
    }

    /** As people write it: {@code PID-3.4}, {@code OBX[2]-5}. */
    @Override
    public String toString() {
        String which = occurrence == 1 ? segment : segment + "[" + occurrence + "]";
        String whole = field == 0 ? which : which + "-" + field;
        return component == 0 ? whole : whole + "." + component;
    }
}
