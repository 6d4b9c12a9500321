package org.stele.wallet.release;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.ReleaseProof;
import org.stele.formats.proof.Shown;
import org.stele.formats.release.Disclosed;
import org.stele.formats.release.Release;

/**
 * A release whose every record is what its custodian committed to. Its text form shows nothing of it.
 *
 * @param proof what a third party checks it with; holds the records in clear
 * @param shown what the check came to
 */
public record OpenedRelease(Release release, ReleaseProof proof, Shown shown) {
    public List<Disclosed> records() {
        return release.records();
    }

    /** The proof as a file, which {@code stele verify} checks. It holds the records in clear. */
    public Bytes file() {
        return ProofFile.write(proof);
    }

    @Override
    public String toString() {
        return "OpenedRelease[" + release + "]";
    }
}
