package org.stele.testkit.scenario;

/** Is told how the story goes. */
public interface Narrator {
    /** A step begins. */
    void step(int number, String title);

    /** Something that was seen to hold. */
    void holds(String what);

    /** A longer task begins. */
    Progress progress(String task, long total);

    /** How far a task is. Safe for use by many threads. */
    interface Progress extends AutoCloseable {
        void advance(long by);

        @Override
        void close();
    }
}
