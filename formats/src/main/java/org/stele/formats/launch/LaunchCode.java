package org.stele.formats.launch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.stele.crypto.RandomId;

/**
 * By which a person names a request that waits for them: 40 random bits, as two groups of four characters with a hyphen between them. It lets
 * nothing be done; whoever knows it must sign as well.
 *
 * @param text eight characters, without the hyphen
 */
public record LaunchCode(String text) {
    private static final int LENGTH = 8;
    private static final int GROUP = 4;

    /** Of 32 characters, none of which looks like another. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{8}");

    public LaunchCode {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a code has eight letters and digits, such as 7KQ2-M9XB");
        }
    }

    public static LaunchCode generate() {
        byte[] random = RandomId.generate().bytes().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random[i] & (LETTERS.length() - 1)));
        }
        return new LaunchCode(text.toString());
    }

    /**
     * As people write it: in small letters too, with O for 0 and I or L for 1.
     *
     * @throws IllegalArgumentException where it is none
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static LaunchCode parse(String typed) {
        String plain = typed.strip().toUpperCase(Locale.ROOT).replace("-", "").replace(" ", "");
        return new LaunchCode(plain.replace('O', '0').replace('I', '1').replace('L', '1'));
    }

    @Override
    @JsonValue
    public String toString() {
        return text.substring(0, GROUP) + "-" + text.substring(GROUP);
    }
}
