package org.stele.node.fhir.batch;

import java.util.List;

/**
 * Several interactions that came together, as they were read.
 *
 * @param isTransaction whether all of them are done or none
 * @param fullUrls of the entries, in their order; empty text where one has none
 */
record SentBundle(boolean isTransaction, List<BatchEntry> entries, List<String> fullUrls) {
    SentBundle {
        entries = List.copyOf(entries);
        fullUrls = List.copyOf(fullUrls);
    }
}
