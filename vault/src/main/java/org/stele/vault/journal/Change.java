package org.stele.vault.journal;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** A change of the vault that shares a transaction with the entries that tell of it. */
@FunctionalInterface
public interface Change {
    /**
     * Makes the change.
     *
     * @return the entries to write, about subjects that were announced
     */
    List<Event> apply(Handle handle);
}
