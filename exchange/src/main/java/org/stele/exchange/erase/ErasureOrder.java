package org.stele.exchange.erase;

import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.RecordId;
import org.stele.formats.release.ChartId;

/**
 * One record of this organisation's that it must answer for.
 *
 * @param chart whose record it is here
 */
record ErasureOrder(ErasureId request, int item, RecordId record, ChartId chart) {
    /** Its name among the orders and tasks. */
    static String name(ErasureId request, int item) {
        return request + "/" + item;
    }

    String name() {
        return name(request, item);
    }
}
