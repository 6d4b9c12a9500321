package org.stele.gateway.fhir.rest;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.gateway.fhir.reference.ResourceKey;

/** The entries of a transaction that change something, as they were sent. For one thread. */
public interface Entries {
    /** What is known of them by now. */
    interface Known {
        /** What each of them means: what was found, or a new one. */
        ResourceKey key(int entry);

        /** Whether what it means is there. */
        boolean isThere(int entry);

        /** Whether a resource is written for it: what was to be added and is there is not, nor what is deleted. */
        boolean isWritten(int entry);

        /** The present version, whole; the patient's journal has its opening. */
        Bytes present(int entry);

        /** Whether there is nothing more to look for, so that what was not found is not there. */
        boolean isAll();

        /** Whom the transaction is about, where that is known. */
        Optional<ResourceKey> patient();
    }

    /**
     * Drafts of those that are written, in their order. It is asked again once more is known.
     *
     * @throws RuntimeException where one of them is wrong
     */
    List<Draft> read(Known known);

    /** What to throw where one of them is refused. */
    RuntimeException refused(int entry, ExchangeException refusal);
}
