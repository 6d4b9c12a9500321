package org.stele.node.fhir.batch;

import java.util.List;

/**
 * Several interactions that came together, as they were read.
 *
 * @param isTransaction whether all of them are done or none
 */
record SentBundle(boolean isTransaction, List<BatchEntry> entries) {
    SentBundle {
        entries = List.copyOf(entries);
    }
}
