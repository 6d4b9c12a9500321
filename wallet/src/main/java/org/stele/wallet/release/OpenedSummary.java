package org.stele.wallet.release;

import org.stele.crypto.Bytes;

/**
 * A summary whose every resource is a record that its custodian committed to. Its text form shows nothing of it.
 *
 * @param document the FHIR document, JSON
 * @param made what it was made of
 */
public record OpenedSummary(Bytes document, OpenedRelease made) {
    @Override
    public String toString() {
        return "OpenedSummary[" + made + "]";
    }
}
