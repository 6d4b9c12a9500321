package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.RandomId;

/** A proposal that the voting members decide. */
public record ProposalId(RandomId value) implements Identifier<ProposalId> {
    public static ProposalId generate() {
        return new ProposalId(RandomId.generate());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ProposalId parse(String text) {
        return new ProposalId(RandomId.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
