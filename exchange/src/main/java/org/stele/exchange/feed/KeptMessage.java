package org.stele.exchange.feed;

import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.vault.subject.Identifier;

/**
 * A message that was not filed, or of which a person must hear. Its text form shows nothing of it.
 *
 * @param source through which of the organisation's own doors it came
 * @param head what may be listed of it
 * @param numbers which it says are one patient's, where a person shall say so too
 */
public record KeptMessage(String source, Bytes content, Refusal head, Optional<Numbers> numbers) {
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

    /**
     * Two numbers of one patient.
     *
     * @param prior the one that is not to be used any more
     */
    public record Numbers(Identifier prior, Identifier surviving) {}

    public Name name() {
        return new Name(source, Hash.of(content.unsafeArray()));
    }

    @Override
    public String toString() {
        return "KeptMessage";
    }
}
