package org.stele.testkit.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The whole story. Each step goes through the public API of the nodes. */
public final class Scenario {
    private static final List<Step> STEPS = List.of(
            new TakeIn(),
            new AskWithoutConsent(),
            new GrantCardiology(),
            new RevokeGrant(),
            new BreakGlass(),
            new CorrectResult(),
            new SuspendLicence(),
            new ReadTrail(),
            new EraseRecords(),
            new CheckProofs(),
            new KillAndRestart());

    private Scenario() {}

    /**
     * Plays every step, in order, on a network without patients.
     *
     * @param proofs a folder for the proof files, made where absent
     * @return the patient whom the story followed, and slips to claim with
     * @throws StepFailed where a step does not hold
     */
    public static Followed play(Cast cast, Samples samples, Path proofs, Narrator narrator) throws Exception {
        Files.createDirectories(proofs);
        Story story = new Story(cast, samples, new ProofFolder(proofs), narrator);
        for (int i = 0; i < STEPS.size(); i++) {
            narrator.step(i + 1, STEPS.get(i).title());
            STEPS.get(i).play(story);
        }
        return new Followed(
                story.hero().patient(), Insured.in(story.hero().bundle()), story.used, new Claiming(story).spare());
    }
}
