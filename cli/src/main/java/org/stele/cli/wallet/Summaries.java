package org.stele.cli.wallet;

import java.io.IOException;
import org.stele.cli.CommandFailed;
import org.stele.crypto.DecryptionException;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.release.OpenedSummary;
import org.stele.wallet.release.ReleaseOpener;
import org.stele.wallet.release.SealedSummary;
import org.stele.wallet.release.SummaryOpener;

/** Fetches the summary of a patient's own records. */
final class Summaries {
    private Summaries() {}

    /** Made now, each of its records held against the ledger. */
    static OpenedSummary fetch(StoredRole role, ProofVerifier verifier) throws IOException {
        return Conversation.with(role, () -> {
            NodeClient node = Conversation.node(role);
            SealedSummary sealed = Conversation.patient(role).summary();
            try {
                return new SummaryOpener(new ReleaseOpener(node, verifier)).open(sealed, role.holder());
            } catch (DecryptionException e) {
                throw new CommandFailed("what the node sent does not open with this wallet's key", e);
            } catch (ProofException e) {
                throw new CommandFailed("what the node sent is not what the ledger holds: " + e.getMessage(), e);
            }
        });
    }
}
