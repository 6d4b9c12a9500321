package org.stele.exchange.misattribution;

import org.stele.crypto.Bytes;
import org.stele.exchange.write.Submission;

/** Makes a resource another patient's, in the gateway's own form. Called by many threads. */
public interface Refiling {
    /**
     * The same under the same address, with the other patient in the place of the one, and nothing else of the one's that a
     * reference says.
     *
     * @param wrong the address of the patient whom it must not be about
     * @param right the address of the other
     * @throws org.stele.exchange.ExchangeException {@code INVALID} where something in it would still name the one
     */
    Submission refile(Bytes content, String wrong, String right);

    /** Whether resources of this kind say nothing of a patient, so that they may stand in several charts. */
    boolean isAnybodys(String kind);
}
