package org.stele.vault.subject;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.crypto.RandomId;

/**
 * Who a subject is at this organisation. Its text form shows nothing but the subject.
 *
 * @param name as it is to be shown
 * @param contact where notices go, as a URI ({@code mailto:}, {@code tel:})
 */
public record Person(
        RandomId subject,
        String name,
        Optional<LocalDate> birthDate,
        SortedSet<Identifier> identifiers,
        Optional<String> contact) {
    public Person {
        identifiers = Collections.unmodifiableSortedSet(new TreeSet<>(identifiers));
    }

    @Override
    public String toString() {
        return "Person[" + subject + "]";
    }
}
