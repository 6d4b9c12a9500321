package org.stele.gateway.hl7v2.write;

/** A resource says something for which HL7 v2 has no place, and without which it would say something else. */
public final class UnsayableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    UnsayableException(String path) {
        super("HL7 v2 has no place for " + path);
        this.path = path;
    }

    /** Of the element, as {@code Observation.value}: nothing of its content. */
    public String path() {
        return path;
    }
}
