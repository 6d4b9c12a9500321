package org.stele.vault.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.stele.crypto.AeadKey;
import org.stele.crypto.RandomId;
import org.stele.vault.database.Columns;
import org.stele.vault.database.Database;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.JournalWriter;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.keys.Keyring;

/** The directory in PostgreSQL, all of it open in memory. */
public final class PostgresDirectory implements Directory {
    private final Keyring keyring;
    private final JournalWriter journal;
    private final People people = new People();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    public PostgresDirectory(Database database, Keyring keyring, JournalWriter journal) {
        this.keyring = keyring;
        this.journal = journal;
        people.putAll(load(database));
    }

    @Override
    public void register(Use use, Person person) {
        registerAll(use, List.of(person));
    }

    @Override
    public void registerAll(Use use, List<Person> persons) {
        List<RandomId> subjects =
                persons.stream().map(Person::subject).distinct().toList();
        Map<RandomId, AeadKey> keys = keyring.personKeys(subjects);
        lock.writeLock().lock();
        try {
            people.requireFree(persons);
            journal.commit(subjects, handle -> {
                store(handle, persons, keys);
                return events(use.with(Action.REGISTER), subjects);
            });
            people.putAll(persons);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public Optional<Person> find(RandomId subject) {
        return reading(() -> people.find(subject));
    }

    @Override
    public Optional<Person> find(Identifier identifier) {
        return reading(() -> people.find(identifier));
    }

    @Override
    public List<Person> all() {
        return reading(people::all);
    }

    @Override
    public void forget(Use use, RandomId subject) {
        lock.writeLock().lock();
        try {
            if (people.find(subject).isEmpty()) {
                return;
            }
            journal.commit(List.of(subject), handle -> {
                handle.createUpdate("DELETE FROM vault.person WHERE subject = ?")
                        .bind(0, subject.bytes().unsafeArray())
                        .execute();
                keyring.destroyPersonKey(handle, subject);
                return events(use.with(Action.ERASE), List.of(subject));
            });
            keyring.personForgotten(subject);
            people.remove(subject);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T reading(Supplier<T> read) {
        lock.readLock().lock();
        try {
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private List<Person> load(Database database) {
        List<Map.Entry<RandomId, byte[]>> rows =
                database.read(handle -> handle.createQuery("SELECT subject, sealed FROM vault.person")
                        .map((row, context) -> Map.entry(Columns.id(row.getBytes(1)), row.getBytes(2)))
                        .list());
        Map<RandomId, AeadKey> keys =
                keyring.personKeys(rows.stream().map(Map.Entry::getKey).toList());
        List<Person> persons = new ArrayList<>();
        for (Map.Entry<RandomId, byte[]> row : rows) {
            persons.add(PersonCodec.open(key(keys, row.getKey()), row.getKey(), row.getValue()));
        }
        return persons;
    }

    private static void store(Handle handle, List<Person> persons, Map<RandomId, AeadKey> keys) {
        PreparedBatch batch = handle.prepareBatch("INSERT INTO vault.person (subject, sealed) VALUES (?, ?)"
                + " ON CONFLICT (subject) DO UPDATE SET sealed = excluded.sealed");
        for (Person person : persons) {
            batch.bind(0, person.subject().bytes().unsafeArray())
                    .bind(1, PersonCodec.seal(key(keys, person.subject()), person))
                    .add();
        }
        batch.execute();
    }

    private static AeadKey key(Map<RandomId, AeadKey> keys, RandomId subject) {
        return Objects.requireNonNull(keys.get(subject));
    }

    private static List<Event> events(Use use, List<RandomId> subjects) {
        return subjects.stream()
                .map(subject -> Event.of(subject, use, List.of()))
                .toList();
    }
}
