package org.stele.formats.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.RandomId;

/**
 * A patient as one organisation's vault knows them. It stands inside commitments, so that all to whom a record is released learn
 * it, and therefore never on the ledger, where the patient has a subject for each organisation.
 */
public record ChartId(RandomId value) {
    public static ChartId generate() {
        return new ChartId(RandomId.generate());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ChartId parse(String text) {
        return new ChartId(RandomId.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
