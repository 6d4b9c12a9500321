package org.stele.exchange.intake;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.vault.subject.Identifier;

/**
 * Whom records are about, for the custodian's directory. Never to be logged.
 *
 * @param number the medical record number at its assigning authority, by which the patient is known here
 * @param others further identifiers, kept but not matched by
 * @param contact where notices go, as a URI
 */
public record IncomingPatient(
        Identifier number,
        SortedSet<Identifier> others,
        String name,
        Optional<LocalDate> birthDate,
        Optional<String> contact) {
    public IncomingPatient {
        others = Collections.unmodifiableSortedSet(new TreeSet<>(others));
    }

    @Override
    public String toString() {
        return "IncomingPatient";
    }
}
