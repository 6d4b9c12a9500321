package org.stele.vault.journal;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Database;
import org.stele.vault.database.GroupCommit;
import org.stele.vault.journal.proof.JournalProof;
import org.stele.vault.journal.proof.JournalRoot;
import org.stele.vault.journal.proof.LinkedEntry;

/** The journal in PostgreSQL. */
public final class PostgresJournal implements Journal {
    private final Roots roots;
    private final JournalWriter writer;
    private final JournalReader reader;
    private final GroupCommit<Event, JournalReceipt> group;

    public PostgresJournal(Database database, JournalKeys keys, InstantSource clock) {
        this.roots = new Roots(database);
        this.writer = new JournalWriter(database, keys, roots, clock);
        this.reader = new JournalReader(database, keys);
        this.group = new GroupCommit<>(this::write);
    }

    /** For changes of the vault that share their transaction with their entries. */
    public JournalWriter writer() {
        return writer;
    }

    @Override
    public JournalReceipt append(Event event) {
        return group.make(event);
    }

    @Override
    public void appendAll(List<Event> events) {
        group.makeAll(events);
    }

    private List<JournalReceipt> write(List<Event> events) {
        return writer.commit(events.stream().map(Event::subject).distinct().toList(), _ -> events);
    }

    @Override
    public List<LinkedEntry> entries(RandomId subject) {
        return reader.entries(subject);
    }

    @Override
    public JournalRoot post() {
        return roots.post();
    }

    @Override
    public Optional<JournalRoot> lastRoot() {
        return roots.last();
    }

    @Override
    public boolean hasPosted(Hash root, long entries) {
        return roots.hasPosted(root, entries);
    }

    @Override
    public boolean hasUnposted() {
        return roots.hasUnposted();
    }

    @Override
    public int unposted() {
        return roots.unposted();
    }

    @Override
    public JournalProof prove(RandomId subject, long number) {
        return roots.prove(subject, number);
    }
}
