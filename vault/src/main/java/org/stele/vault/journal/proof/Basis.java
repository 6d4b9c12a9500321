package org.stele.vault.journal.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.stele.crypto.Bytes;

/** Under which permission: an entry of the ledger, or a coded reason of the organisation's own. Never free text. */
public sealed interface Basis {
    /** The ledger's entry that permits it: a permit's, grant's or transaction's identifier, 16 to 32 bytes. */
    record Permit(Bytes id) implements Basis {
        public Permit {
            if (id.length() < 16 || id.length() > 32) {
                throw new IllegalArgumentException("a permit's identifier has 16 to 32 bytes");
            }
        }

        @Override
        @JsonValue
        public String toString() {
            return PERMIT + id;
        }
    }

    /** A coded reason in capitals: {@code CARE_TEAM}, {@code IMPORT}. */
    record Reason(String code) implements Basis {
        private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,47}");

        public Reason {
            if (!FORM.matcher(code).matches()) {
                throw new IllegalArgumentException("not a reason code: expected capitals, digits and underscores");
            }
        }

        @Override
        @JsonValue
        public String toString() {
            return REASON + code;
        }
    }

    String PERMIT = "permit:";
    String REASON = "reason:";

    /**
     * Reads the text form, {@code permit:<base64url>} or {@code reason:<CODE>}.
     *
     * @throws IllegalArgumentException where it is neither
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Basis parse(String text) {
        if (text.startsWith(PERMIT)) {
            return new Permit(Bytes.parse(text.substring(PERMIT.length())));
        }
        if (text.startsWith(REASON)) {
            return new Reason(text.substring(REASON.length()));
        }
        throw new IllegalArgumentException("not a basis: expected permit: or reason:");
    }
}
