package org.stele.exchange.chart;

import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;

/**
 * A record in clear. Its text form shows nothing of it.
 *
 * @param kind the FHIR resource's type
 * @param content the FHIR resource, as JSON
 */
public record ChartRecord(RecordId record, String kind, Bytes content) {
    @Override
    public String toString() {
        return "ChartRecord[" + record + "]";
    }
}
