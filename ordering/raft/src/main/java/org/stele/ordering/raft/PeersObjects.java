package org.stele.ordering.raft;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Config;

/**
 * What Ratis may make of Java objects that peers send it: an answer can carry an exception, serialized. Anything else would let
 * a peer run code here. Objects that others in this process read are left to them.
 */
final class PeersObjects implements ObjectInputFilter {
    /** Reads all of Ratis's objects. */
    private static final String READER = "org.apache.ratis.util.IOUtils";

    private static final ObjectInputFilter EXCEPTIONS = Config.createFilter(
            "maxdepth=64;maxrefs=20000;maxbytes=1048576;java.lang.*;java.util.*;java.util.concurrent.*;"
                    + "java.io.*;org.apache.ratis.**;!*");

    private PeersObjects() {}

    /** Unless this process has a filter already, which is then the operator's. */
    static void filter() {
        if (Config.getSerialFilter() == null) {
            Config.setSerialFilter(new PeersObjects());
        }
    }

    @Override
    public Status checkInput(FilterInfo info) {
        return isReadByRatis() ? EXCEPTIONS.checkInput(info) : Status.UNDECIDED;
    }

    private static boolean isReadByRatis() {
        return StackWalker.getInstance().walk(frames -> frames.anyMatch(frame -> READER.equals(frame.getClassName())));
    }
}
