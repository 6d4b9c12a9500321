package org.stele.ledger.execution;

import org.stele.ledger.contract.Code;

/**
 * How transactions end that no contract got to see. Those that begin with {@code VOID_} say that the transaction was not
 * consumed: as far as the chain is concerned it never was. No contract may give a code that begins so,
 * but by asking for a signature that is not there: {@link Code#SIGNATURE_MISSING}.
 */
public final class ReceiptCodes {
    private static final String VOID = "VOID_";

    /** Void: the block's time had reached the transaction's end. */
    public static final Code EXPIRED = new Code("VOID_EXPIRED");

    /** Void: it would have lived longer than its author's transactions may. */
    public static final Code EXPIRES_TOO_LATE = new Code("VOID_EXPIRES_TOO_LATE");

    /** Void: it stands in the chain already; the first receipt counts. */
    public static final Code REPEATED = new Code("VOID_REPEATED");

    /** Void: none of its keys is in force for its author, or nobody vouches for an author that needs it. */
    public static final Code KEY_NOT_IN_FORCE = new Code("VOID_KEY_NOT_IN_FORCE");

    /** The rules in force have no such contract or command, or the body is not the command's. */
    public static final Code UNKNOWN_COMMAND = new Code("UNKNOWN_COMMAND");

    /** The contract failed, the same way at every node. A fault in the rules: tell their authors. */
    public static final Code CONTRACT_FAULT = new Code("CONTRACT_FAULT");

    private ReceiptCodes() {}

    /** Whether a transaction that ended so may never be executed again. */
    public static boolean isConsumed(Code code) {
        return !code.value().startsWith(VOID);
    }
}
