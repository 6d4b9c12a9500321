package org.stele.wallet.release;

import java.io.IOException;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.formats.release.DocumentPackage;
import org.stele.formats.release.Release;
import org.stele.ledger.proof.ProofException;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;

/**
 * Opens summaries with the patient's own key and holds what they are made of against the ledger, and each resource in them against
 * what they are made of. Safe for use by many threads.
 */
public final class SummaryOpener {
    private final ReleaseOpener releases;

    public SummaryOpener(ReleaseOpener releases) {
        this.releases = releases;
    }

    /**
     * Opens one and checks all of it. What stays the custodian's word is which records it chose, and what the sections say to
     * people.
     *
     * @throws DecryptionException where it was sealed to somebody else, or has changed
     * @throws ProofException where a record is not what the ledger holds, or the summary not what the records are
     */
    public OpenedSummary open(SealedSummary sealed, Holder patient)
            throws IOException, NodeProblem, DecryptionException, ProofException {
        OpenedRelease opened = releases.open(sealed.release().toArray(), patient);
        Release release = opened.release();
        Bytes document =
                DocumentPackage.open(sealed.document(), release.permit(), release.custodian(), patient.sealing());
        SummaryCheck.of(release.records()).require(document);
        return new OpenedSummary(document, opened);
    }
}
