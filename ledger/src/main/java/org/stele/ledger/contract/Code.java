package org.stele.ledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** How a transaction ended, as a closed code in capitals: {@code OK}, {@code LICENCE_NOT_IN_FORCE}. Never free text. */
public record Code(@JsonValue String value) {
    /** Before the constants below, which it checks. */
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,47}");

    public static final Code OK = new Code("OK");

    /** Void: someone whose signature the command needs did not sign. */
    public static final Code SIGNATURE_MISSING = new Code("VOID_SIGNATURE_MISSING");

    @JsonCreator
    public Code {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a code: expected capitals, digits and underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
