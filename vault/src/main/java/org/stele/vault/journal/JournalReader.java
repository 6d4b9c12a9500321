package org.stele.vault.journal;

import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.database.Database;
import org.stele.vault.journal.JournalTables.Row;
import org.stele.vault.journal.JournalTables.Rows;
import org.stele.vault.journal.proof.Chain;
import org.stele.vault.journal.proof.LinkedEntry;

/** Reads a subject's chain, and refuses one that was cut, reordered or changed. */
final class JournalReader {
    private final Database database;
    private final JournalKeys keys;

    JournalReader(Database database, JournalKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    List<LinkedEntry> entries(RandomId subject) {
        Rows rows = database.transact(handle -> JournalTables.rows(handle, subject));
        if (rows.head().entries() != rows.entries().size()) {
            throw damaged(subject);
        }
        return rows.entries().isEmpty() ? List.of() : open(subject, rows);
    }

    private List<LinkedEntry> open(RandomId subject, Rows rows) {
        AeadKey key = keys.journalKeys(List.of(subject)).values().iterator().next();
        List<LinkedEntry> entries = new ArrayList<>();
        Hash end = Chain.START;
        for (Row row : rows.entries()) {
            LinkedEntry entry =
                    EntrySeal.open(key, subject, row.number(), end, row.sealed().unsafeArray());
            end = Chain.head(subject, entry);
            if (row.number() != entries.size() + 1 || !end.equals(row.hash())) {
                throw damaged(subject);
            }
            entries.add(entry);
        }
        if (!end.equals(rows.head().hash())) {
            throw damaged(subject);
        }
        return entries;
    }

    private static VaultException damaged(RandomId subject) {
        return new VaultException(
                Reason.DAMAGED,
                "the journal of " + subject + " has gaps or changed entries: restore the database from a backup");
    }
}
