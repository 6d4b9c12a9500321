package org.stele.crypto.json;

/** A text that is not the strict JSON that was expected. Says where and why, and never quotes what stood there. */
public final class InvalidJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;

    InvalidJsonException(String path, String reason) {
        super(reason + (path.isEmpty() ? "" : " at " + path));
        this.path = path;
        this.reason = reason;
    }

    /**
     * A JSON pointer (RFC 6901) to the place, empty for the whole text. Member names that are not plain words are shown as
     * {@code *}.
     */
    public String path() {
        return path;
    }

    /** One of a closed set of phrases. */
    public String reason() {
        return reason;
    }
}
