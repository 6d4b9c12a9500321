package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.Hash;

/** A permit: the identifier of the transaction that asked for it. */
public record PermitId(Hash transaction) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PermitId parse(String text) {
        return new PermitId(Hash.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return transaction.toString();
    }
}
