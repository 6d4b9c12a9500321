package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.RandomId;

/** A subject's restriction of access, outside all grants. */
public record RestrictionId(RandomId value) implements Identifier<RestrictionId> {
    public static RestrictionId generate() {
        return new RestrictionId(RandomId.generate());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RestrictionId parse(String text) {
        return new RestrictionId(RandomId.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
