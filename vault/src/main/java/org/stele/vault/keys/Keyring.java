package org.stele.vault.keys;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Hkdf;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Database;
import org.stele.vault.journal.JournalKeys;
import org.stele.vault.journal.JournalReceipt;

/**
 * All keys of a vault, and the only place where they are unwrapped. A record's key comes out of {@link #recordKeys} alone,
 * which asks for the receipt of a durable journal entry that names the record. What needs a subject's key asks for it before
 * its transaction begins, since making one is a transaction of its own. Safe for use by many threads.
 */
public final class Keyring implements JournalKeys {
    private static final byte[] BATCHES = "stele/vault-batch/1".getBytes(StandardCharsets.US_ASCII);

    private final SubjectKeys records;
    private final SubjectKeys journals;
    private final SubjectKeys persons;
    private final AeadKey batchKey;
    private final CabinetKeys cabinet;

    /**
     * @throws org.stele.vault.VaultException {@code WRONG_ROOT_KEY} where the database was made with another root
     */
    public Keyring(Database database, RootKey root) {
        AeadKey vaultKey = VaultKey.require(database, root);
        this.batchKey = Hkdf.deriveKey(vaultKey, new byte[0], BATCHES);
        this.cabinet = new CabinetKeys(vaultKey);
        this.records = new SubjectKeys(database, root, Purpose.RECORDS);
        this.journals = new SubjectKeys(database, root, Purpose.JOURNAL);
        this.persons = new SubjectKeys(database, root, Purpose.PERSON);
    }

    @Override
    public Map<RandomId, AeadKey> journalKeys(Collection<RandomId> subjects) {
        return journals.require(subjects);
    }

    /** The keys that persons are kept under. */
    public Map<RandomId, AeadKey> personKeys(Collection<RandomId> subjects) {
        return persons.require(subjects);
    }

    /** Destroys the key that a person is kept under; {@link #personForgotten} follows the commit. */
    public void destroyPersonKey(Handle handle, RandomId subject) {
        persons.delete(handle, subject);
    }

    /** Takes a destroyed key out of memory. */
    public void personForgotten(RandomId subject) {
        persons.forget(subject);
    }

    /** The key that batches' digests are made with, so that they tell nothing to who guesses the contents. */
    public AeadKey batchKey() {
        return batchKey;
    }

    /** The keys of what use cases remember. */
    public CabinetKeys cabinet() {
        return cabinet;
    }

    /** What wraps the data keys of these subjects. */
    public Map<RandomId, SubjectRing> rings(Collection<RandomId> subjects) {
        Map<RandomId, SubjectRing> rings = new HashMap<>();
        records.require(subjects).forEach((subject, key) -> rings.put(subject, new SubjectRing(subject, key)));
        return rings;
    }

    /** What wraps the data keys of one subject. */
    public SubjectRing ring(RandomId subject) {
        return rings(Set.of(subject)).values().iterator().next();
    }

    /** Keeps wrapped keys. */
    public void store(Handle handle, Collection<FreshKey> keys) {
        DataKeyTable.insert(handle, keys);
    }

    /** Destroys wrapped keys: what they encrypted can never be read again. */
    public void destroy(Handle handle, Collection<RandomId> owners) {
        DataKeyTable.delete(handle, owners);
    }

    /** The keys of parts of a subject's index; those that are destroyed are absent. */
    public Map<RandomId, AeadKey> indexKeys(Handle handle, SubjectRing ring, Collection<RandomId> parts) {
        Map<RandomId, AeadKey> keys = new HashMap<>();
        DataKeyTable.select(handle, parts).forEach((part, wrapped) -> keys.put(part, ring.indexKey(part, wrapped)));
        return keys;
    }

    /**
     * The keys of the records that a durable journal entry names; those that are destroyed are absent. The entry is used up.
     *
     * @param ring of the entry's subject: another's unwraps nothing
     */
    public Map<RandomId, AeadKey> recordKeys(Handle handle, SubjectRing ring, JournalReceipt receipt) {
        Map<RandomId, AeadKey> keys = new HashMap<>();
        DataKeyTable.select(handle, receipt.spend())
                .forEach((record, wrapped) -> keys.put(record, ring.recordKey(record, wrapped)));
        return keys;
    }
}
