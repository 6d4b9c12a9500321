package org.stele.node.http;

/** How long a request's body may be. */
public enum BodyLimit {
    /** None at all, but for what a client sends by habit. */
    NOTHING(1 << 10),
    /** A form with a token or an assertion, or a short answer. */
    FORM(16 << 10),
    /** Who is looked for, by what is known of a person. */
    PERSON(64 << 10),
    /** A transaction: 64 KiB of payload as base64url, and 64 signatures. */
    TRANSACTION(768 << 10),
    /** A file of at most 6 MiB that a patient sealed, and what it was made of. */
    LINK(8 << 20),
    /** One resource, or a batch of several. */
    RESOURCE(24 << 20),
    /** A bundle: as the configuration says. */
    BUNDLE(0);

    private final int bytes;

    BodyLimit(int bytes) {
        this.bytes = bytes;
    }

    int bytes(int bundleLimit) {
        return this == BUNDLE ? bundleLimit : bytes;
    }
}
