package org.stele.node.fhir.rest;

import java.util.List;
import org.stele.crypto.Hash;

/**
 * Resources that are added together or not at all. Its text form shows nothing of them.
 *
 * @param digest of what was sent and who sent it: the same again is answered again, and not added again
 */
public record Transaction(Hash digest, List<Entry> entries) {
    /**
     * One of them.
     *
     * @param path where it is in what was sent
     */
    public record Entry(String path, Interaction.Create create) {
        /** By which others refer to it; empty text where it has none. */
        String fullUrl() {
            return create.resource().fullUrl();
        }
    }

    public Transaction {
        entries = List.copyOf(entries);
    }

    @Override
    public String toString() {
        return "Transaction[" + entries.size() + "]";
    }
}
