package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/** A member organisation. */
public record OrganisationId(RandomId value) implements Identifier<OrganisationId> {
    public static OrganisationId generate() {
        return new OrganisationId(RandomId.generate());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static OrganisationId parse(String text) {
        return new OrganisationId(RandomId.parse(text));
    }

    /** This identifier as an author of transactions: {@code org:<id>}. */
    public Author author() {
        return new Author(Actor.ORGANISATION, toString());
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
