package org.stele.vault.cabinet;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;

/**
 * Small things that use cases must remember beside records and journal: intents that a crash must not lose, who has which
 * seat, labels of grants in clear. Content and names are encrypted; a name is found by a keyed hash that tells nothing to who
 * guesses it. Safe for use by many threads.
 */
public interface Cabinet {
    /**
     * What shall lie in a drawer under a name. Its text form shows the drawer only.
     *
     * @param content empty for nothing
     */
    record Change(String drawer, Bytes name, Optional<Bytes> content) {
        @Override
        public String toString() {
            return "Change[" + drawer + "]";
        }
    }

    /** What lies in the drawer under the name. */
    Optional<Bytes> find(String drawer, Bytes name);

    /** Puts or replaces; durable when this returns. */
    void put(String drawer, Bytes name, Bytes content);

    /** Takes out, if it is there; its key is destroyed with it. */
    void remove(String drawer, Bytes name);

    /** As {@link #put} and {@link #remove}, all of them or none. */
    void change(List<Change> changes);

    /** Everything in the drawer, in no order that means anything. */
    List<Bytes> all(String drawer);
}
