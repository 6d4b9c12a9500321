package org.stele.testkit.scenario;

/** One step of the story. It throws where anything in it does not hold. */
interface Step {
    String title();

    void play(Story story) throws Exception;
}
