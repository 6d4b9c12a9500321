package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.RandomId;

/** A recorded mandate to act for a subject. */
public record MandateId(RandomId value) implements Identifier<MandateId> {
    public static MandateId generate() {
        return new MandateId(RandomId.generate());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MandateId parse(String text) {
        return new MandateId(RandomId.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
