package org.stele.exchange.healthlink;

import java.util.Optional;

/**
 * What somebody says who uses a link. Its text form shows nothing of it.
 *
 * @param recipient who they say they are
 * @param longest in characters, of a file that is answered at once
 */
public record LinkUse(String recipient, Optional<String> passcode, long longest) {
    @Override
    public String toString() {
        return "LinkUse";
    }
}
