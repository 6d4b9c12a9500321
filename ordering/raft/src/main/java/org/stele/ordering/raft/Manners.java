package org.stele.ordering.raft;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.ratis.util.ExitUtils;

/**
 * Keeps Ratis from ending the whole process, for a fault of its own or of threads that are not its own, from chatting, and from
 * making objects of what peers send.
 */
final class Manners {
    /** Its copy of gRPC does not log as the rest of it does. Held here, since loggers are forgotten with their levels. */
    private static final Logger GRPC = Logger.getLogger("org.apache.ratis.thirdparty");

    private Manners() {}

    static synchronized void teach() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        ExitUtils.disableSystemExit();
        ExitUtils.setTerminateOnUncaughtException(false);
        // loading that class put a handler of its own in place, which would say nothing
        Thread.setDefaultUncaughtExceptionHandler(before);
        // at WARNING it has a page to say for every peer that dies
        GRPC.setLevel(Level.SEVERE);
        PeersObjects.filter();
    }
}
