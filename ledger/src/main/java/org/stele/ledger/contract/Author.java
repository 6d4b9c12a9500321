package org.stele.ledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who a transaction says it is from, as {@code <kind>:<name>}: {@code org:…}, {@code seat:…}, {@code subject:…} with a random
 * identifier, or {@code key:…} for a key that nothing is registered for yet. The ledger gives the kinds no meaning; the
 * {@link org.stele.ledger.rules.Rules} say which keys may act for whom.
 */
public record Author(String kind, String name) {
    private static final int LONGEST_NAME = 400;

    public Author {
        if (!isKind(kind) || !isName(name)) {
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

    /** {@code [a-z]{2,12}}, without a regular expression: every transaction has an author. */
    private static boolean isKind(String text) {
        return text.length() >= 2 && text.length() <= 12 && text.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    /** {@code [A-Za-z0-9_.-]{1,400}}. */
    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_NAME && text.chars().allMatch(Author::standsInName);
    }

    private static boolean standsInName(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }
}
