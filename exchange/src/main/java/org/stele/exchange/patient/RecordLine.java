package org.stele.exchange.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.vault.label.Label;
import org.stele.vault.segment.RecordState;

/**
 * One record of the patient's own index. Its text form shows the identifier only.
 *
 * @param recorded when it was recorded
 * @param until the first day on which it may be erased, where it is restricted
 * @param replaces the version that this one replaced
 * @param copies who keeps a copy
 */
public record RecordLine(
        RecordId record,
        String kind,
        SortedSet<Label> domains,
        SortedSet<Label> sensitivities,
        Instant recorded,
        RecordState state,
        Optional<LocalDate> until,
        Optional<RecordId> replaces,
        List<Copy> copies) {
    /**
     * A copy that another organisation kept as its own record.
     *
     * @param record the keeper's own identifier
     */
    public record Copy(OrganisationId holder, RecordId record) {}

    public RecordLine {
        copies = List.copyOf(copies);
    }

    @Override
    public String toString() {
        return "RecordLine[" + record + "]";
    }
}
