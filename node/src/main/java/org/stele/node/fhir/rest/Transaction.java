package org.stele.node.fhir.rest;

import java.util.List;
import org.stele.crypto.Hash;

/**
 * Interactions that are done together or not at all. Its text form shows nothing of them.
 *
 * @param digest of what was sent and who sent it: the same again is answered again, and not done again
 */
public record Transaction(Hash digest, List<Entry> entries) {
    /**
     * One of them.
     *
     * @param path where it is in what was sent
     * @param fullUrl by which others refer to what it means; empty text where it has none
     * @param isBrief whether nothing is answered but that it is so, as by HEAD
     */
    public record Entry(String path, Interaction interaction, String fullUrl, boolean isBrief) {}

    public Transaction {
        entries = List.copyOf(entries);
    }

    /** Those that change something, in their order. */
    List<Entry> writings() {
        return entries.stream()
                .filter(it -> it.interaction() instanceof Interaction.Writing)
                .toList();
    }

    @Override
    public String toString() {
        return "Transaction[" + entries.size() + "]";
    }
}
