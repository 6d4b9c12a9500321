package org.stele.testkit.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.DecryptionException;
import org.stele.formats.release.Disclosed;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.release.OpenedRelease;
import org.stele.wallet.release.ReleaseOpener;

/** Opens what was released, on the reader's own device, and checks every record against the ledger. */
final class Reading {
    private final ReleaseOpener opener;

    Reading(NodeClient anyNode, Genesis genesis) {
        this.opener = new ReleaseOpener(anyNode, new ProofVerifier(genesis));
    }

    OpenedRelease open(byte[] packed, Holder reader) throws IOException, NodeProblem {
        try {
            return opener.open(packed, reader);
        } catch (DecryptionException | ProofException e) {
            throw new StepFailed("what was released does not hold: " + e.getMessage());
        }
    }

    ReleaseOpener opener() {
        return opener;
    }

    static Set<RecordId> records(OpenedRelease release) {
        return release.records().stream().map(Disclosed::record).collect(Collectors.toSet());
    }

    /** Whether any record's text holds one of these words, in whatever case. */
    static boolean mentions(OpenedRelease release, List<String> words) {
        return release.records().stream()
                .map(record -> new String(record.content().unsafeArray(), StandardCharsets.UTF_8))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .anyMatch(text -> words.stream().anyMatch(text::contains));
    }
}
