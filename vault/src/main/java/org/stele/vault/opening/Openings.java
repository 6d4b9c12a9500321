package org.stele.vault.opening;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.stele.crypto.RandomId;
import org.stele.vault.journal.proof.Use;

/**
 * Opens records. One entry in the subject's journal names the use and all records of the call, and is on disk before the first
 * key is unwrapped; if it cannot be written, nothing is opened. Each record is checked against its commitment before it is
 * answered. Safe for use by many threads.
 */
public interface Openings {
    /**
     * Opens records for ordinary use.
     *
     * @param records of {@code subject}, active and not restricted; at most 1,000 at a time
     * @return in the order of {@code records}
     * @throws org.stele.vault.VaultException {@code NOT_FOUND} where one is not the subject's, {@code NOT_READABLE} where one
     *     is restricted, {@code DAMAGED} where one does not match its commitment: then none is answered
     */
    List<OpenedRecord> open(Use use, RandomId subject, Collection<RandomId> records);

    /**
     * The same for records under a restriction too: for the authority, court or controller that the restriction itself
     * allows. The journal says so by the use's action and basis.
     */
    List<OpenedRecord> openRestricted(Use use, RandomId subject, Collection<RandomId> records);

    /**
     * Opens any number of records under one entry and hands them on one by one, in their order. Those are left out, of the entry
     * too, that are not there any more or not readable; where none is left there is no entry. What goes while this runs is left
     * out as well.
     *
     * @param records of {@code subject}
     * @throws org.stele.vault.VaultException {@code DAMAGED} where one does not match its commitment
     */
    void openEach(Use use, RandomId subject, Collection<RandomId> records, Consumer<OpenedRecord> to);
}
