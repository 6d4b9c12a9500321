package org.stele.testkit.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;

/** Step 10: the proofs hold with nothing but the genesis, and none survives the change of one byte. */
final class CheckProofs implements Step {
    @Override
    public String title() {
        return "Every proof is checked with nothing but the genesis";
    }

    @Override
    public void play(Story story) throws Exception {
        ProofVerifier verifier = new ProofVerifier(story.cast.genesis());
        List<Path> files = story.proofs.files();
        StepFailed.unless(files.size() == 4, "there should be four proofs, there are " + files.size());
        for (Path file : files) {
            Shown shown = ProofFile.verify(Bytes.wrap(Files.readAllBytes(file)), verifier);
            long changes = refusedChanges(file, verifier);
            story.narrator.holds(file.getFileName() + " holds as of block " + shown.height() + ", and none of its "
                    + changes + " bytes can be another");
        }
    }

    private static long refusedChanges(Path file, ProofVerifier verifier) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= (byte) (1 << (i % 8));
            StepFailed.unless(
                    isRefused(bytes, verifier), "byte " + i + " of " + file.getFileName() + " can be another");
            bytes[i] ^= (byte) (1 << (i % 8));
        }
        return bytes.length;
    }

    private static boolean isRefused(byte[] bytes, ProofVerifier verifier) {
        try {
            ProofFile.verify(Bytes.of(bytes), verifier);
            return false;
        } catch (ProofException refused) {
            return true;
        }
    }
}
