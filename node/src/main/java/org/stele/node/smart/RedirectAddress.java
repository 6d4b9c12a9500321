package org.stele.node.smart;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/** Where an application takes its answers (RFC 6749 §3.1.2, RFC 9700 §4.1): over TLS, or on the machine of whoever uses it. */
final class RedirectAddress {
    private static final int LONGEST = 1_024;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final Pattern PLAIN = Pattern.compile("[!-~]+");

    private RedirectAddress() {}

    /** @throws IllegalArgumentException where it is none that an answer is sent to */
    static void require(String text) {
        if (text.length() > LONGEST || !PLAIN.matcher(text).matches() || !isGood(text)) {
            throw new IllegalArgumentException(
                    "each of redirect_uris, and launch_url, is an https address, or http on 127.0.0.1, [::1] or localhost, without fragment and user");
        }
    }

    private static boolean isGood(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null
                    && ("https".equals(address.getScheme())
                            || ("http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost())));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
