package org.stele.exchange.search;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.RecordState;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.chart.ChartRecord;
import org.stele.ledger.contract.Author;

/** Finds records in the charts of an organisation's own patients, for its own clinicians. Safe for use by many threads. */
public interface Searches {
    /**
     * Looks through every chart. The journal of each patient of whom something was found, or about whom the query asks, has it
     * before it is answered; that nothing was found of the others leaves no entry. It rests on the newest certified state,
     * however old, so that care goes on where nothing becomes final.
     *
     * @return the charts in which something was found
     * @throws ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here
     */
    List<FoundIn> search(Author clinician, ChartQuery query);

    /**
     * As the other, in one patient's chart alone. Whatever is asked is about this patient: the journal has it, whether or not anything was
     * found.
     *
     * @param home the patient's subject at this organisation
     * @throws ExchangeException {@code FORBIDDEN}; {@code NOT_FOUND} for a patient who is not one of this organisation's
     */
    List<FoundIn> search(Author clinician, SubjectId home, ChartQuery query);

    /**
     * Opens what stands at an address, in whoever's chart it does; one entry in that patient's journal says so first. Rests on the
     * same state as a search does.
     *
     * @param query for one version at most
     * @return empty where nothing stands there, or nothing that may be seen
     * @throws ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here, {@code IDENTIFIER_TAKEN} where several
     *     patients' charts have the address, since nobody shall read the one for the other
     */
    Optional<OpenedEntry> openAt(Author clinician, AddressQuery query);

    /**
     * As the other, in one patient's chart alone, whatever others have at that address.
     *
     * @param home the patient's subject at this organisation
     * @throws ExchangeException {@code FORBIDDEN}; {@code NOT_FOUND} for a patient who is not one of this organisation's
     */
    Optional<OpenedEntry> openAt(Author clinician, SubjectId home, AddressQuery query);

    /**
     * Opens what was found; the journal has it first.
     *
     * @param home the patient's subject at this organisation
     * @param records in any version; at most 1,000
     * @return in the order of {@code records}; those are missing that the patient keeps back, or that do not stand any more
     * @throws ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here, {@code NOT_FOUND} for a patient who
     *     is not one of this organisation's
     */
    List<ChartRecord> open(Author clinician, SubjectId home, List<RecordId> records);

    /**
     * A proof file of one record, in any version; the journal has its opening first.
     *
     * @param home the patient's subject at this organisation
     * @return nothing for a record that {@link #open} would not open
     * @throws ExchangeException as {@link #open}
     */
    Optional<Bytes> prove(Author clinician, SubjectId home, RecordId record);

    /**
     * The {@code Patient}s of charts that are linked with the one in which a {@code Patient} stands: the same person. To be looked for in just
     * these charts, since others may have the same addresses. Nothing is journalled: whoever goes on to look there is.
     *
     * @param patient its address
     * @return none where it is linked with none, may not be seen, or stands in several charts
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here
     */
    List<LinkedPatient> linked(Author clinician, String patient);

    /** As what a record stood in another patient's chart, before it was corrected; nothing where it never did. */
    Optional<RecordId> before(RecordId record);

    /** What the ledger has of a record, which everybody may know; nothing where it has none. */
    Optional<RecordState> committed(RecordId record);
}
