package org.stele.testkit.scenario;

/** A step of the story did not hold. */
public final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StepFailed(String message) {
        super(message);
    }

    /**
     * @throws StepFailed unless {@code condition} holds
     */
    static void unless(boolean condition, String otherwise) {
        if (!condition) {
            throw new StepFailed(otherwise);
        }
    }
}
