package org.stele.exchange.search;

import java.util.List;
import java.util.Optional;

/** Something that charts are searched for. Safe for use by many threads. */
public interface ChartQuery {
    /**
     * What was found in one chart.
     *
     * @param about whether whoever asked asked about just this patient, so that finding nothing tells them something too
     */
    record Look(boolean about, List<ChartEntry> entries) {
        public Look {
            entries = List.copyOf(entries);
        }
    }

    Look look(ChartIndex chart);

    /**
     * The same in a part of a chart, of which the whole says whom it is about.
     *
     * @param part in which whatever is found is
     */
    default Look look(ChartIndex whole, ChartIndex part) {
        return new Look(look(whole).about(), look(part).entries());
    }

    /** At which a record stands, or to which one refers, in every chart that it is about or finds anything in; empty: it may be any. */
    default Optional<String> address() {
        return Optional.empty();
    }
}
