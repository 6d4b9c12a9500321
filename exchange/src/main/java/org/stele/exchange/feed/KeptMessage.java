package org.stele.exchange.feed;

import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * A message that was not filed, or of which a person must hear. Its text form shows nothing of it.
 *
 * @param source through which of the organisation's own doors it came
 * @param head what may be listed of it
 */
public record KeptMessage(String source, Bytes content, Refusal head) {
    /** What tells it from others. */
    public record Name(String source, Hash digest) {}

    /**
     * What may be listed of a message and of why it was not filed: no health data.
     *
     * @param kind type and event
     * @param controlId by which its sender knows it
     * @param code closed
     * @param place in the message; empty where it is none
     * @param advice what to do
     */
    public record Refusal(String kind, String controlId, String code, String place, String advice) {}

    public Name name() {
        return new Name(source, Hash.of(content.unsafeArray()));
    }

    @Override
    public String toString() {
        return "KeptMessage";
    }
}
