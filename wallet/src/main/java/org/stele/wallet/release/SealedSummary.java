package org.stele.wallet.release;

import org.stele.crypto.Bytes;

/**
 * A summary as the custodian hands it out, sealed to the patient.
 *
 * @param release a release package with the records in the summary
 * @param document a document package with the summary
 */
public record SealedSummary(Bytes release, Bytes document) {}
