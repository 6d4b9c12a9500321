package org.stele.formats.scope;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;

/**
 * One label of a scope with the salt that its hash on the ledger was made with.
 *
 * @param label {@code domain:<code>}, {@code sensitivity:<code>} or {@code kind:<type>}; {@code *} for all of an axis
 * @param salt 32 random bytes
 */
public record OpenedLabel(String label, Bytes salt) {
    private static final Pattern FORM = Pattern.compile("(domain|sensitivity|kind):([A-Za-z][A-Za-z0-9-]{0,39}|\\*)");
    private static final int SALT_LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public OpenedLabel {
        requireForm(label);
        if (salt.length() != SALT_LENGTH) {
            throw new IllegalArgumentException("a label's salt has 32 bytes");
        }
    }

    /**
     * That it is a label.
     *
     * @throws IllegalArgumentException for what is none
     */
    public static void requireForm(String label) {
        if (!FORM.matcher(label).matches()) {
            throw new IllegalArgumentException(
                    "not a label: expected domain:<code>, sensitivity:<code> or kind:<type>, or * for the code");
        }
    }

    /** The label under a fresh salt. */
    public static OpenedLabel of(String label) {
        return new OpenedLabel(label, Bytes.wrap(random()));
    }

    /** What the ledger holds: {@code SHA-256(salt ‖ label)}. */
    public Hash hash() {
        return Hash.of(salt.unsafeArray(), label.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] random() {
        byte[] bytes = new byte[SALT_LENGTH];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** The label only: the salt must not reach a log. */
    @Override
    public String toString() {
        return label;
    }
}
