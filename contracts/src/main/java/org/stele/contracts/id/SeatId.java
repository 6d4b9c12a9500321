package org.stele.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/** A seat: the place from which one member of staff acts at one organisation. Name and specialty stay off the chain. */
public record SeatId(RandomId value) implements Identifier<SeatId> {
    public static SeatId generate() {
        return new SeatId(RandomId.generate());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SeatId parse(String text) {
        return new SeatId(RandomId.parse(text));
    }

    /** This identifier as an author of transactions: {@code seat:<id>}. */
    public Author author() {
        return new Author(Actor.SEAT, toString());
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
