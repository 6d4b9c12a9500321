package org.stele.exchange.patient;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.OpenedEntry;

/** Makes one document of a chart. For one thread. */
public interface DocumentMaker {
    /** What it takes of the chart. */
    List<ChartEntry> wanted(ChartIndex chart);

    /**
     * Writes it.
     *
     * @param opened what was wanted, as far as it is still there
     * @return empty where nothing can be made of it
     */
    Optional<Bytes> write(ChartIndex chart, List<OpenedEntry> opened);
}
