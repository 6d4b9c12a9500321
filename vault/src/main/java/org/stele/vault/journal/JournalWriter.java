package org.stele.vault.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.commitment.Salt;
import org.stele.vault.database.Database;
import org.stele.vault.journal.proof.Chain;
import org.stele.vault.journal.proof.Entry;
import org.stele.vault.journal.proof.EntryCodec;
import org.stele.vault.journal.proof.Touched;

/** Writes entries, alone or in one transaction with the change that they tell of. Safe for use by many threads. */
public final class JournalWriter {
    private final Database database;
    private final JournalKeys keys;
    private final Roots roots;
    private final InstantSource clock;

    JournalWriter(Database database, JournalKeys keys, Roots roots, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.roots = roots;
        this.clock = clock;
    }

    /**
     * Makes a change and writes its entries; both are durable when this returns, neither happened when this throws.
     *
     * @param subjects whose journals are written in
     * @return the receipts in the order of the change's entries
     */
    public List<JournalReceipt> commit(Collection<RandomId> subjects, Change change) {
        Map<RandomId, AeadKey> subjectKeys = keys.journalKeys(subjects);
        AtomicBoolean committing = new AtomicBoolean();
        try {
            List<Written> written = database.transact(handle -> {
                List<Written> entries = write(handle, change.apply(handle), subjectKeys);
                committing.set(true);
                return entries;
            });
            roots.advance(written);
            return written.stream().map(Written::receipt).toList();
        } catch (RuntimeException e) {
            if (committing.get()) {
                // Whether the commit took place is not known: what memory says of the heads is no longer good.
                roots.forget();
            }
            throw e;
        }
    }

    private List<Written> write(Handle handle, List<Event> events, Map<RandomId, AeadKey> subjectKeys) {
        if (events.isEmpty()) {
            return List.of();
        }
        SortedSet<RandomId> subjects = new TreeSet<>();
        events.forEach(event -> subjects.add(event.subject()));
        Map<RandomId, Head> heads = JournalTables.lockHeads(handle, subjects);
        List<Written> written = new ArrayList<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (Event event : events) {
            Head previous = Objects.requireNonNull(heads.get(event.subject()));
            AeadKey key = Objects.requireNonNull(subjectKeys.get(event.subject()), "a subject that was not announced");
            Written entry = link(event, now, previous, key);
            heads.put(event.subject(), entry.head());
            written.add(entry);
        }
        JournalTables.insert(handle, written);
        JournalTables.moveHeads(handle, heads);
        return written;
    }

    private static Written link(Event event, Instant now, Head previous, AeadKey key) {
        long number = previous.entries() + 1;
        Bytes salt = Salt.generate().bytes();
        byte[] entry = EntryCodec.encode(new Entry(now, event.use(), Touched.of(event.records()), event.outcome()));
        Hash hash = Chain.head(event.subject(), number, previous.hash(), salt, entry);
        return new Written(event, number, hash, EntrySeal.seal(key, event.subject(), number, salt, entry));
    }
}
