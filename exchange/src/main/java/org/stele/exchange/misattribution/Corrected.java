package org.stele.exchange.misattribution;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.ledger.contract.Author;

/**
 * What became of misattributed records.
 *
 * @param told how many had read them
 * @param readers who they are: the seats here, and at the other organisations whom their permits name; none to whom has not the power
 *     REVIEW, since it is out of the patient's journal
 */
public record Corrected(List<Moved> records, int told, List<Reader> readers) {
    /**
     * One of them.
     *
     * @param refiled in the right chart; empty where none was named
     */
    public record Moved(RecordId record, Optional<RecordId> refiled) {}

    /** Who is told. */
    public record Reader(OrganisationId organisation, Author who) {}

    public Corrected {
        records = List.copyOf(records);
        readers = List.copyOf(readers);
    }
}
