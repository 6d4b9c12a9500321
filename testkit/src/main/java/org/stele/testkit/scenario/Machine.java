package org.stele.testkit.scenario;

import java.nio.file.Path;

/** The process, or what stands for it, that one organisation's node runs in. */
public interface Machine {
    /** Ends it as the end of a process would: nothing is flushed, nobody is told. */
    void kill();

    /** Ends it in order. */
    void stop();

    /** Starts it again on the same directory and waits until it answers. */
    void start();

    /** Where its copy of the chain lies. */
    Path ledgerDirectory();
}
