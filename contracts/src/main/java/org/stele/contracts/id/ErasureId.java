package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.RandomId;

/** A subject's request for erasure. */
public record ErasureId(RandomId value) implements Identifier<ErasureId> {
    public static ErasureId generate() {
        return new ErasureId(RandomId.generate());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ErasureId parse(String text) {
        return new ErasureId(RandomId.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
