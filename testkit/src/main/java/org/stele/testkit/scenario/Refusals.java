package org.stele.testkit.scenario;

import java.io.IOException;
import org.stele.wallet.http.NodeProblem;

/** Things that must be refused. */
final class Refusals {
    /** Something that is tried. */
    interface Attempt {
        void make() throws IOException, NodeProblem;
    }

    private Refusals() {}

    /** Tries it; it must fail with this code. */
    static NodeProblem expect(String code, Attempt attempt) throws IOException {
        try {
            attempt.make();
        } catch (NodeProblem problem) {
            StepFailed.unless(
                    problem.code().equals(code), "expected " + code + ", and was refused with " + problem.getMessage());
            return problem;
        }
        throw new StepFailed("expected " + code + ", and it was not refused");
    }
}
