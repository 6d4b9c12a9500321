package org.stele.contracts.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name a member is shown by: a DNS name in lower case (RFC 1123 §2.1) of at least two labels, such as {@code
 * north-hospital.example}. A closed form that can be checked outside and carries no sentences.
 */
public record DomainName(@JsonValue String value) {
    private static final int LONGEST = 100;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?";
    private static final Pattern FORM = Pattern.compile(LABEL + "(?:\\." + LABEL + "){1,5}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DomainName {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a domain name: expected lower case labels joined by dots");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
