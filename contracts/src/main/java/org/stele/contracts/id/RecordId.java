package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.RandomId;

/** One version of one record, at one custodian. */
public record RecordId(RandomId value) implements Identifier<RecordId> {
    public static RecordId generate() {
        return new RecordId(RandomId.generate());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RecordId parse(String text) {
        return new RecordId(RandomId.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
