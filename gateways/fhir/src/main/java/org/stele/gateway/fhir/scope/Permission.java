package org.stele.gateway.fhir.scope;

/** What a scope lets be done, in the order in which its letters stand. */
public enum Permission {
    CREATE('c'),
    /** A present or past version of what has a known address, and its history. */
    READ('r'),
    UPDATE('u'),
    DELETE('d'),
    /** Whatever finds, and what it finds. */
    SEARCH('s');

    private final char letter;

    Permission(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
