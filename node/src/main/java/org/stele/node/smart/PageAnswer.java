package org.stele.node.smart;

import java.util.Optional;

/**
 * What a browser is answered. Its text form shows nothing of it.
 *
 * @param status of HTTP
 * @param location where it goes on
 * @param page HTML, where it stays
 * @param retryAfter seconds, where it is worth asking again
 */
public record PageAnswer(int status, Optional<String> location, String page, Optional<Long> retryAfter) {
    /** What a browser may do with it ({@code Content-Security-Policy}). */
    public static final String POLICY = LaunchPages.POLICY;

    private static final int OK = 200;
    private static final int SEE_OTHER = 303;

    static PageAnswer page(String page) {
        return new PageAnswer(OK, Optional.empty(), page, Optional.empty());
    }

    static PageAnswer error(int status, String page) {
        return new PageAnswer(status, Optional.empty(), page, Optional.empty());
    }

    static PageAnswer goOn(String location) {
        return new PageAnswer(SEE_OTHER, Optional.of(location), "", Optional.empty());
    }

    @Override
    public String toString() {
        return "PageAnswer[" + status + "]";
    }
}
