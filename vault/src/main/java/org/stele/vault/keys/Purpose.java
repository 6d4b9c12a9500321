package org.stele.vault.keys;

/** What a subject's key is for. Each has a life of its own: a person can be forgotten, and the journal stays readable. */
enum Purpose {
    /** Wraps the keys of the subject's records and index. */
    RECORDS(1),
    /** Encrypts the entries of the subject's journal. */
    JOURNAL(2),
    /** Wraps the key of the subject's place in the directory. */
    PERSON(3);

    private final int code;

    Purpose(int code) {
        this.code = code;
    }

    /** As the table holds it; never to be changed. */
    int code() {
        return code;
    }
}
