package org.stele.exchange.erase;

import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;

/**
 * One record of this organisation's that it must answer for.
 *
 * @param subject whose record it is here
 */
record ErasureOrder(ErasureId request, int item, RecordId record, SubjectId subject) {
    /** Its name among the orders and tasks. */
    static String name(ErasureId request, int item) {
        return request + "/" + item;
    }

    String name() {
        return name(request, item);
    }
}
