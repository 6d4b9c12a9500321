package org.stele.exchange.share;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * One label of a scope in clear, with the salt that its hash on the ledger was made with.
 *
 * @param label {@code domain:<code>}, {@code sensitivity:<code>} or {@code kind:<type>}; {@code *} for all of an axis
 * @param salt 32 random bytes
 */
public record OpenedLabel(String label, Bytes salt) {
    private static final Pattern FORM = Pattern.compile("(domain|sensitivity|kind):([A-Za-z][A-Za-z0-9-]{0,39}|\\*)");

    public OpenedLabel {
        if (!FORM.matcher(label).matches() || salt.length() != Hash.LENGTH) {
            throw new IllegalArgumentException("not a label with its salt of 32 bytes");
        }
    }

    /** What the ledger holds: {@code SHA-256(salt ‖ label)}. */
    public Hash hash() {
        return Hash.of(salt.unsafeArray(), label.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "OpenedLabel";
    }
}
