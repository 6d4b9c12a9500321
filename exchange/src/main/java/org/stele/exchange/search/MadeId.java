package org.stele.exchange.search;

import java.util.Optional;

/**
 * Identifiers of what is made of ledger and journal when it is asked for, of whatever kind. What is taken in never has one, and is found
 * by nobody where it does: it would be taken for what the ledger says.
 */
public final class MadeId {
    private static final String BEGINNING = "stele.";

    private MadeId() {}

    /** One, with what tells it from others. */
    public static String of(String rest) {
        return BEGINNING + rest;
    }

    /** What tells it from others; nothing for any other id. */
    public static Optional<String> rest(String id) {
        return is(id) ? Optional.of(id.substring(BEGINNING.length())) : Optional.empty();
    }

    public static boolean is(String id) {
        return id.startsWith(BEGINNING);
    }

    /** Whether an address ({@code Kind/id}) has one. */
    public static boolean isAt(String address) {
        return is(address.substring(address.indexOf('/') + 1));
    }
}
