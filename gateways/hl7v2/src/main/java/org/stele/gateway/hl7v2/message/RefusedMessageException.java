package org.stele.gateway.hl7v2.message;

import java.util.Optional;

/** A message is not taken. Its text says what to do and shows nothing of the message. */
public final class RefusedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean readable;
    private final ErrorCode code;
    private final transient Optional<Place> place;

    private RefusedMessageException(boolean readable, ErrorCode code, Optional<Place> place, String message) {
        super(message);
        this.readable = readable;
        this.code = code;
        this.place = place;
    }

    /** One that cannot be read, or is of a kind that is not taken here: rejected (AR). */
    public static RefusedMessageException rejected(ErrorCode code, Place place, String message) {
        return new RefusedMessageException(false, code, Optional.of(place), message);
    }

    /** One whose content is wrong: in error (AE). */
    public static RefusedMessageException inError(ErrorCode code, Place place, String message) {
        return new RefusedMessageException(true, code, Optional.of(place), message);
    }

    /** Whether the message itself was read, so that only its content is wrong. */
    public boolean isReadable() {
        return readable;
    }

    public ErrorCode code() {
        return code;
    }

    public Optional<Place> place() {
        return place;
    }
}
