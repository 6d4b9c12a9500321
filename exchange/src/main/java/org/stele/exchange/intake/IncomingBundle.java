package org.stele.exchange.intake;

import java.util.List;
import org.stele.crypto.Hash;

/**
 * One patient's records, taken in together or not at all.
 *
 * @param digest SHA-256 of the bundle as it came: the same one again finds its batch again
 * @param records at least one, in the bundle's order
 */
public record IncomingBundle(Hash digest, IncomingPatient patient, List<IncomingRecord> records) {
    public IncomingBundle {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("a bundle has at least one record");
        }
    }

    @Override
    public String toString() {
        return "IncomingBundle[" + records.size() + " records]";
    }
}
