package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;

/** One breaking of the glass: an emergency access without consent. */
public record GlassId(RandomId value) implements Identifier<GlassId> {
    public static GlassId generate() {
        return new GlassId(RandomId.generate());
    }

    /** Of what was broken without a quorum: the first bytes of its transaction's id, so that it has one before it is final. */
    public static GlassId of(Hash transaction) {
        return new GlassId(new RandomId(Bytes.wrap(Arrays.copyOf(transaction.unsafeArray(), RandomId.LENGTH))));
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
