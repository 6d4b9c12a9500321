package org.stele.ledger.transaction;

/** Why a transaction is not taken at the door. Closed; each is an answer that a client can act on. */
public enum RefusalReason {
    /** Not a payload: no strict JSON of the closed form, or beyond a limit. Do not send it again. */
    MALFORMED,
    /** For another network. */
    WRONG_NETWORK,
    /** No such contract or command in the rules in force, or a body that is not of the command's form. */
    UNKNOWN_COMMAND,
    /** A signature does not hold. */
    BAD_SIGNATURE,
    /** None of the keys that signed is in force for the author. */
    KEY_NOT_IN_FORCE,
    /** The block time has reached its end. Make a new one. */
    EXPIRED,
    /** It would live longer than its author's transactions may. */
    EXPIRES_TOO_LATE,
    /** Too many transactions are waiting. Send it again, later. */
    OVERLOADED,
    /** Members are out of reach, or nothing of this node's is ordered. Send it to another, or again, later. */
    NOT_CERTIFIED,
    /** This node's clock is off; it takes nothing until it is right again. */
    CLOCK_OFF,
    /** This node has no vote and proposes nothing: send it to another. */
    NOT_A_VALIDATOR
}
