package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/**
 * A patient at one custodian, before one audience: the patient, or an organisation that has to do with them. No member can put a
 * person together from the ledger.
 */
public record SubjectId(RandomId value) implements Identifier<SubjectId> {
    public static SubjectId generate() {
        return new SubjectId(RandomId.generate());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SubjectId parse(String text) {
        return new SubjectId(RandomId.parse(text));
    }

    /** This identifier as an author of transactions: {@code subject:<id>}. */
    public Author author() {
        return new Author(Actor.SUBJECT, toString());
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
