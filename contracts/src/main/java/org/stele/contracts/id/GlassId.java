package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.RandomId;

/** One breaking of the glass: an emergency access without consent. */
public record GlassId(RandomId value) implements Identifier<GlassId> {
    public static GlassId generate() {
        return new GlassId(RandomId.generate());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static GlassId parse(String text) {
        return new GlassId(RandomId.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
