package org.stele.vault.label;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a label speaks of. Its prefix in a label's text is its name in lower case. */
public enum Axis {
    /** The field of medicine, in lower case words: {@code domain:cardiology}. */
    DOMAIN("[a-z][a-z0-9-]{1,39}"),
    /** The kind of resource, as FHIR names it: {@code kind:Observation}. */
    KIND("[A-Z][A-Za-z]{1,39}"),
    /** An HL7 v3 ActCode for information sensitivity: {@code sensitivity:PSY}. */
    SENSITIVITY("[A-Z][A-Z0-9]{1,19}");

    private final Pattern code;

    Axis(String code) {
        this.code = Pattern.compile(code);
    }

    /** {@code domain}, {@code kind} or {@code sensitivity}. */
    public String prefix() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean allows(String candidate) {
        return code.matcher(candidate).matches();
    }
}
