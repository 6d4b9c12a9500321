package org.stele.wallet.healthlink;

import java.time.Instant;
import java.util.Optional;
import org.stele.crypto.PasscodeVerifier;

/**
 * Under which terms a link is given away.
 *
 * @param until when it ends; whole seconds count
 * @param uses how often it may be used, 1 to 1,000
 * @param passcode without which nobody uses it
 * @param label what its recipient sees before opening it, at most 80 characters, empty for none; the custodian never sees it
 */
public record LinkTerms(Instant until, int uses, Optional<PasscodeVerifier> passcode, String label) {
    private static final int LONGEST_LABEL = 80;

    public LinkTerms {
        if (label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("a link's label has 80 characters at most");
        }
    }
}
