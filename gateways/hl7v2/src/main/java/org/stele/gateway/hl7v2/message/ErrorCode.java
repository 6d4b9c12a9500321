package org.stele.gateway.hl7v2.message;

/** Why a message, or a part of it, was not taken: HL7 table 0357. */
public enum ErrorCode {
    SEGMENT_SEQUENCE(100, "Segment sequence error"),
    REQUIRED_FIELD_MISSING(101, "Required field missing"),
    DATA_TYPE(102, "Data type error"),
    TABLE_VALUE_NOT_FOUND(103, "Table value not found"),
    VALUE_TOO_LONG(104, "Value too long"),
    UNSUPPORTED_MESSAGE_TYPE(200, "Unsupported message type"),
    UNSUPPORTED_EVENT(201, "Unsupported event code"),
    UNSUPPORTED_PROCESSING(202, "Unsupported processing id"),
    UNSUPPORTED_VERSION(203, "Unsupported version id"),
    UNKNOWN_KEY(204, "Unknown key identifier"),
    DUPLICATE_KEY(205, "Duplicate key identifier"),
    /** Another is at work on the same: the message may be sent again as it is. */
    RECORD_LOCKED(206, "Application record locked"),
    /** Whatever else is wrong here. */
    INTERNAL(207, "Application error"),
    /** It is older than what is known, and changes nothing of it. */
    OVERTAKEN(207, "Application error"),
    /** A person has decided on it, and a message changes nothing of it. */
    SETTLED(207, "Application error"),
    /** That two numbers are one patient's is for a person here to say. */
    NOT_MERGED(207, "Application error"),
    /** What is new in a chart stands in one that is linked with it, too. */
    STANDS_ELSEWHERE(207, "Application error"),
    /** What was in error before is said anew. */
    RETURNED(207, "Application error"),
    /** It changes, or takes back, what was never told here under this number. */
    NOTHING_TO_CHANGE(204, "Unknown key identifier");

    private final int code;
    private final String text;

    ErrorCode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** Whether a person must look at it, though the message was taken. */
    public boolean isForAPerson() {
        return switch (this) {
            case OVERTAKEN, SETTLED, RETURNED, STANDS_ELSEWHERE, NOTHING_TO_CHANGE -> true;
            default -> false;
        };
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }
}
