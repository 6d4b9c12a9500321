package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.RandomId;

/** A licence that a board registered. */
public record CredentialId(RandomId value) implements Identifier<CredentialId> {
    public static CredentialId generate() {
        return new CredentialId(RandomId.generate());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CredentialId parse(String text) {
        return new CredentialId(RandomId.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
