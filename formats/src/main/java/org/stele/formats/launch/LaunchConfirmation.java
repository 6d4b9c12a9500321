package org.stele.formats.launch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the device of whoever approved shows, to be typed into the browser that began: so the two are with one person. Six random digits, of
 * which a few may be tried.
 */
public record LaunchConfirmation(@JsonValue String digits) {
    private static final int NUMBERS = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[0-9]{6}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LaunchConfirmation {
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("a confirmation has six digits");
        }
    }

    public static LaunchConfirmation generate() {
        return new LaunchConfirmation(String.format(Locale.ROOT, "%06d", RANDOM.nextInt(NUMBERS)));
    }

    /** As people type it; nothing where it is none. */
    public static Optional<LaunchConfirmation> typed(String text) {
        String plain = text.replace(" ", "").replace("-", "");
        return Optional.of(plain).filter(it -> FORM.matcher(it).matches()).map(LaunchConfirmation::new);
    }

    /** In constant time. */
    public boolean is(LaunchConfirmation other) {
        return MessageDigest.isEqual(bytes(), other.bytes());
    }

    private byte[] bytes() {
        return digits.getBytes(StandardCharsets.US_ASCII);
    }

    /** The digits, for the person alone. */
    @Override
    public String toString() {
        return digits;
    }
}
