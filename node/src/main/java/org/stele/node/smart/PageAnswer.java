package org.stele.node.smart;

import java.time.Duration;
import java.util.Optional;

/**
 * What a browser is answered. Its text form shows nothing of it.
 *
 * @param status of HTTP
 * @param location where it goes on
 * @param page HTML, where it stays
 * @param retryAfter seconds, where it is worth asking again
 * @param cookie as {@code Set-Cookie} has it, where it shall have one
 */
public record PageAnswer(
        int status, Optional<String> location, String page, Optional<Long> retryAfter, Optional<String> cookie) {
    /** What a browser may do with it ({@code Content-Security-Policy}). */
    public static final String POLICY = LaunchPages.POLICY;

    private static final int OK = 200;
    private static final int SEE_OTHER = 303;

    static PageAnswer page(String page) {
        return error(OK, page);
    }

    static PageAnswer error(int status, String page) {
        return new PageAnswer(status, Optional.empty(), page, Optional.empty(), Optional.empty());
    }

    static PageAnswer later(int status, String page, Duration wait) {
        return new PageAnswer(status, Optional.empty(), page, Optional.of(wait.toSeconds()), Optional.empty());
    }

    static PageAnswer goOn(String location) {
        return new PageAnswer(SEE_OTHER, Optional.of(location), "", Optional.empty(), Optional.empty());
    }

    PageAnswer with(String setCookie) {
        return new PageAnswer(status, location, page, retryAfter, Optional.of(setCookie));
    }

    /** With a page that goes on in the place of a redirect: after a form, browsers hold redirects to {@code form-action} too. */
    PageAnswer withoutRedirect() {
        return location.map(it -> page(LaunchPages.goingOn(it))).orElse(this);
    }

    @Override
    public String toString() {
        return "PageAnswer[" + status + "]";
    }
}
