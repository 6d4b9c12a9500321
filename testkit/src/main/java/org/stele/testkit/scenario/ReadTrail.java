package org.stele.testkit.scenario;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
import org.stele.ledger.proof.ProofVerifier;

/** Step 8: the patient reads who looked, when, what for and under which permission, and that nothing is left out. */
final class ReadTrail implements Step {
    private static final List<String> MUST_HAVE =
            List.of("CLAIMED", "REFUSED", "GRANTED", "PERMITTED", "REVOKED", "GLASS_BROKEN", "REVIEW_CLOSED");

    @Override
    public String title() {
        return "The patient reads the trail";
    }

    @Override
    public void play(Story story) throws Exception {
        Bytes file = Bytes.wrap(story.hero().patient().trail());
        Shown shown = ProofFile.verify(file, new ProofVerifier(story.cast.genesis()));
        for (String kind : MUST_HAVE) {
            StepFailed.unless(
                    shown.lines().stream().anyMatch(line -> line.contains(" " + kind + " ")),
                    "the trail lacks " + kind);
        }
        StepFailed.unless(
                shown.lines().stream().anyMatch(line -> line.contains(" RELEASE ")),
                "the journal lacks what was released");
        story.proofs.write("8-trail", file);
        story.narrator.holds(shown.lines().size()
                + " entries, denials and the emergency included, complete as of block " + shown.height());
        shown.lines().stream().limit(4).forEach(story.narrator::holds);
    }
}
