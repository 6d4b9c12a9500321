package org.stele.vault.journal.proof;

import java.util.regex.Pattern;

/**
 * Who does what, what for and under which permission.
 *
 * @param actor {@code <kind>:<identifier>}: {@code seat:…}, {@code org:…}, {@code subject:…}, as the ledger names authors
 * @param purpose HL7 v3 PurposeOfUse: {@code TREAT}, {@code ETREAT}, {@code HOPERAT}…
 */
public record Use(String actor, Action action, String purpose, Basis basis) {
    private static final Pattern ACTOR = Pattern.compile("[a-z]{2,12}:[A-Za-z0-9_.-]{1,400}");
    private static final Pattern PURPOSE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    public Use {
        if (!ACTOR.matcher(actor).matches()) {
            throw new IllegalArgumentException("not an actor: expected <kind>:<identifier>");
        }
        if (!PURPOSE.matcher(purpose).matches()) {
            throw new IllegalArgumentException("not a purpose of use");
        }
    }

    /** The same actor, purpose and basis with another action. */
    public Use with(Action other) {
        return new Use(actor, other, purpose, basis);
    }
}
