package org.stele.gateway.ccda.document;

/** A document that is not taken. Says where and why, and never quotes what stood there. Thrown without a stack trace: it is expected. */
public final class RefusedDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, closed. */
    public enum Reason {
        NOT_XML,
        SIZE,
        NOT_A_CLINICAL_DOCUMENT,
        NO_ID,
        NO_PATIENT,
        SEVERAL_PATIENTS,
        /** The number is that of somebody of whom other things are known. */
        OTHER_PERSON,
        /** A version of its set that is as new, or newer, is here. */
        OVERTAKEN,
        /** A person took it out of the chart. */
        SETTLED
    }

    private final Reason reason;
    private final String place;

    /**
     * @param place an XPath; empty for the whole
     * @param text what to do
     */
    public RefusedDocumentException(Reason reason, String place, String text) {
        super(text, null, false, false);
        this.reason = reason;
        this.place = place;
    }

    public Reason reason() {
        return reason;
    }

    public String place() {
        return place;
    }

    /** What to do. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
