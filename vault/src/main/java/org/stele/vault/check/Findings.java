package org.stele.vault.check;

import java.util.List;

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
}
