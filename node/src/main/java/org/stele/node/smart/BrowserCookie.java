package org.stele.node.smart;

import java.net.URI;
import java.util.Optional;
import org.stele.crypto.RandomId;

/**
 * By which a browser shows that a launch was begun in it. No other site can set or send it ({@code __Host-}, {@code SameSite=Lax}; RFC 6265bis
 * §4.1.2, §4.1.3); over plain HTTP on the own machine browsers take none with that prefix. Safe for use by many threads.
 */
final class BrowserCookie {
    private static final String NAME = "stele-launch";

    private final boolean isSecure;

    /** @param address of the node */
    BrowserCookie(URI address) {
        this.isSecure = "https".equals(address.getScheme());
    }

    String name() {
        return isSecure ? "__Host-" + NAME : NAME;
    }

    /** The secret of a browser that has one already: several that it begins wait beside each other. */
    static Optional<RandomId> secret(Optional<String> value) {
        try {
            return value.map(RandomId::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As {@code Set-Cookie} has it. */
    String header(RandomId secret) {
        return name() + "=" + secret + "; Path=/; Max-Age=" + Launches.LIFE.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (isSecure ? "; Secure" : "");
    }
}
