package org.stele.exchange.misattribution;

import java.time.Instant;
import java.util.List;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/**
 * Somebody here has read what is another patient's; or, while they took it out of the chart, somebody else wrote a version of it.
 *
 * @param custodian whose records they are
 * @param subject as whose they were read: the home of a patient here, else the custodian's subject for this organisation
 * @param standing what is still in the chart at its place, since it was written while the rest was taken out: for a person to judge
 * @param copies those that this organisation keeps and that still count, to be taken out of the chart here too
 */
public record Misread(
        RandomId id,
        OrganisationId custodian,
        SubjectId subject,
        Author reader,
        List<RecordId> records,
        Instant told,
        List<RecordId> standing,
        List<Copy> copies) {
    /**
     * A copy that this organisation keeps.
     *
     * @param subject the home of the patient in whose chart it is here
     */
    public record Copy(RecordId record, SubjectId subject) {}

    public Misread {
        records = List.copyOf(records);
        standing = List.copyOf(standing);
        copies = List.copyOf(copies);
    }
}
