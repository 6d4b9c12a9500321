package org.stele.exchange.export;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartQuery;
import org.stele.ledger.contract.Author;

/**
 * Copies what a search over all charts would find, chart by chart, and remembers which exports there are. Safe for use by many threads.
 *
 * <p>Every method that names a clinician throws {@link ExchangeException} {@code FORBIDDEN} for anyone but a clinician in force here.
 */
public interface Exports {
    /**
     * As of when an export that begins now is: what this organisation committed until then is found in its charts, and what comes to be
     * found in them later was committed later. That is the time of the newest certified state, or one before it where something stands
     * on the ledger and is not in its chart yet.
     */
    Instant time(Author clinician);

    /** Makes sure that the clinician may export. */
    void require(Author clinician);

    /** Every chart, in ascending order: also those of which the clinician may see nothing, so that nobody is told how many. */
    List<RandomId> charts(Author clinician);

    /**
     * Opens what is found in one chart. The patient's journal has one entry, durable before the first record is handed on, and none
     * where nothing is found.
     */
    void copy(Author clinician, RandomId chart, ChartQuery query, BiConsumer<ChartEntry, ChartRecord> to);

    /** Those of the records that the clinician may still see, in any version. The journal has nothing of it: nothing is opened. */
    Set<RecordId> visible(Author clinician, RandomId chart, Collection<RecordId> records);

    /** All exports that there are, also of a process that has died. */
    List<Export> all();

    /** Remembers an export, as it is now; durable when this returns. */
    void keep(Export export);

    /** Forgets an export; the key of its files is destroyed. */
    void forget(RandomId export);
}
