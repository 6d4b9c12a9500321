package org.stele.node.start;

import java.io.Serial;

/** A node does not start, for a reason that its operator can deal with; the message says how. */
public final class NodeStartException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why, as a closed code. */
    public enum Reason {
        /** There is no genesis, or it is none. */
        GENESIS,
        /** There are no keys, or they are damaged, or another organisation's. */
        KEYS,
        WRONG_PASSPHRASE,
        /** Another process has the directory. */
        DIRECTORY_IN_USE,
        /** The directory belongs to another network. */
        OTHER_NETWORK,
        LEDGER,
        /** The ordering cannot be opened, or does not fit the network. */
        ORDERING,
        /** The retention table cannot be used. */
        RETENTION,
        VAULT,
        /** The profiles that resources are to be checked against cannot be read. */
        PROFILES,
        /** The key or the certificates for the feed of HL7 v2 cannot be used. */
        FEED,
        /** Nothing can be served at the configured address. */
        ADDRESS
    }

    private final Reason reason;

    public NodeStartException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public NodeStartException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
