package org.stele.ledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Who a transaction says it is from, as {@code <kind>:<name>}: {@code org:…}, {@code seat:…}, {@code subject:…} with a random
 * identifier, or {@code key:…} for a key that nothing is registered for yet. The ledger gives the kinds no meaning; the
 * {@link Rules} say which keys may act for whom.
 */
public record Author(String kind, String name) {
    private static final Pattern KIND = Pattern.compile("[a-z]{2,12}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,400}");

    public Author {
        if (!KIND.matcher(kind).matches() || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not an author: expected <kind>:<name>");
        }
    }

    @JsonCreator
    public static Author parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not an author: expected <kind>:<name>");
        }
        return new Author(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    @JsonValue
    public String toString() {
        return kind + ":" + name;
    }
}
