package org.stele.vault.subject;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

/** All persons in memory. Guarded by {@link PostgresDirectory}. */
final class People {
    private final TreeMap<RandomId, Person> bySubject = new TreeMap<>();
    private final Map<Identifier, RandomId> byIdentifier = new HashMap<>();

    void putAll(Collection<Person> persons) {
        persons.forEach(this::put);
    }

    void remove(RandomId subject) {
        Person old = bySubject.remove(subject);
        if (old != null) {
            old.identifiers().forEach(byIdentifier::remove);
        }
    }

    Optional<Person> find(RandomId subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    Optional<Person> find(Identifier identifier) {
        return Optional.ofNullable(byIdentifier.get(identifier)).flatMap(this::find);
    }

    List<Person> all() {
        return List.copyOf(bySubject.values());
    }

    /**
     * @throws VaultException {@code CONFLICT} where an identifier would be two subjects'
     */
    void requireFree(Collection<Person> persons) {
        Map<Identifier, RandomId> claimed = new HashMap<>();
        for (Person person : persons) {
            for (Identifier identifier : person.identifiers()) {
                requireSame(person.subject(), byIdentifier.get(identifier));
                requireSame(person.subject(), claimed.put(identifier, person.subject()));
            }
        }
    }

    private static void requireSame(RandomId subject, @Nullable RandomId holder) {
        if (holder != null && !holder.equals(subject)) {
            throw new VaultException(
                    Reason.CONFLICT,
                    "an identifier of " + subject + " belongs to " + holder + ": correct it, or link the two subjects");
        }
    }

    private void put(Person person) {
        remove(person.subject());
        bySubject.put(person.subject(), person);
        person.identifiers().forEach(identifier -> byIdentifier.put(identifier, person.subject()));
    }
}
