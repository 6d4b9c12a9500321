package org.stele.vault.journal;

import java.util.Collection;
import java.util.Map;
import org.stele.crypto.AeadKey;
import org.stele.crypto.RandomId;

/** Where the journal gets the keys of its own entries from: one a subject, made at need, apart from the records' keys. */
public interface JournalKeys {
    /** The key of each subject; durable before this returns. Not to be called within a transaction. */
    Map<RandomId, AeadKey> journalKeys(Collection<RandomId> subjects);
}
