package org.stele.vault.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a check found.
 *
 * @param records how many were checked
 * @param journalEntries how many were checked
 * @param faults one line each, naming identifiers only; empty where all is well
 */
public record Findings(long records, long journalEntries, List<String> faults) {
    public Findings {
        faults = List.copyOf(faults);
    }

    public boolean sound() {
        return faults.isEmpty();
    }

    Findings plus(Findings other) {
        List<String> both =
                Stream.concat(faults.stream(), other.faults.stream()).toList();
        return new Findings(records + other.records, journalEntries + other.journalEntries, both);
    }
}
