package org.stele.vault.subject;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.RandomId;
import org.stele.vault.journal.proof.Use;

/**
 * The persons of this organisation. Held in memory whole, in the database encrypted, without any token or date to search by.
 * Safe for use by many threads.
 */
public interface Directory {
    /**
     * Enters a person, or replaces what is known of the subject.
     *
     * @param use who does it; its action is taken as {@code REGISTER}
     * @throws org.stele.vault.VaultException {@code CONFLICT} where an identifier is another subject's already
     */
    void register(Use use, Person person);

    /** Enters many persons in one transaction, all or none; otherwise as {@link #register}. */
    void registerAll(Use use, List<Person> persons);

    Optional<Person> find(RandomId subject);

    Optional<Person> find(Identifier identifier);

    /** Everybody, in ascending order of subjects: for searching by name or date, in memory. */
    List<Person> all();

    /**
     * Destroys what is known of the person and its key; the subject and its journal stay.
     *
     * @param use who does it; its action is taken as {@code ERASE}
     */
    void forget(Use use, RandomId subject);
}
