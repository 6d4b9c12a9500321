package org.stele.vault;

/** The vault could not do what was asked. The message says what to do and never holds personal data. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, as a closed code. */
    public enum Reason {
        /** The disk under the database is full: nothing of the operation was kept. */
        DISK_FULL,
        /** Another process has this directory or this database open. */
        IN_USE,
        /** The database was written by a newer release. */
        SCHEMA_NEWER,
        /** The database's tables are not those that this release made. */
        SCHEMA_DAMAGED,
        /** The database does not answer or did not start. */
        DATABASE_UNAVAILABLE,
        /** The root key is not the one that this vault was made with. */
        WRONG_ROOT_KEY,
        /** Stored bytes do not decrypt, decode or match their commitment. */
        DAMAGED,
        /** No such record, subject or batch, or it is not of the subject that was named. */
        NOT_FOUND,
        /** The record is erased, restricted or not yet active. */
        NOT_READABLE,
        /** A batch of this id is staged already with other content. */
        BATCH_DIFFERS,
        /** The operation does not fit the state that the batch, person or record is in. */
        CONFLICT
    }

    private final Reason reason;

    public VaultException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public VaultException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
