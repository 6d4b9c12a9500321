package org.stele.exchange;

/** Why a use case refused, told apart by what the caller can do about it. Each is one problem code of the HTTP API. */
public enum Reason {
    /** No, whatever the reason: unknown, refused, revoked, expired, restricted. The one answer to every denied access. */
    ACCESS_REFUSED,
    /** Who asks may not do this at this node. */
    FORBIDDEN,
    /** Nothing of that name here, for the one who asks. */
    NOT_FOUND,
    /** What was handed in does not fit; the detail and the issues say where. */
    INVALID,
    /** A contract refused the transaction: it stands on the ledger with its code, see {@link ExchangeException#refusal}. */
    CONTRACT_REFUSED,
    /** The ledger did not take the transaction, see {@link ExchangeException#door}; nothing of it is on the chain. */
    NOT_TAKEN,
    /** This node's ledger stopped, or did not answer in time: the operator must act; what was begun is resumed after. */
    LEDGER_STOPPED,
    /** This node's newest certified state is older than 30 seconds: nothing is released on it. Ask again shortly. */
    LEDGER_BEHIND,
    /** The custodian's ledger takes transactions: what is done without a quorum only must go through it. */
    LEDGER_AT_WORK,
    /** So much was released on this seat's word alone that the ledger must hear of it first. */
    TOO_MUCH_UNTOLD,
    /** The payloads that were to be signed have expired: fetch fresh ones. */
    PAYLOAD_EXPIRED,
    /** The batch was given up: its contents are destroyed. Hand the bundle in again. */
    BATCH_DISCARDED,
    /** A signature does not hold, or is of a key that it is not asked of. */
    SIGNATURE_REFUSED,
    /** A record of this kind needs a clinician with a seat here; the issues name the records. */
    CLINICIAN_MISSING,
    /** An identifier is another patient's already: a person must look at it. */
    IDENTIFIER_TAKEN,
    /** Another version has taken the place of the one that was named. */
    NOT_CURRENT,
    /** Several match a condition that only one may match. */
    SEVERAL_MATCH,
    /** Something else was handed in under this name before. */
    NAME_TAKEN,
    /** It is leaving at this moment. */
    ON_ITS_WAY,
    /** The two charts are not linked as one person's; the issue says why. */
    NOT_LINKED,
    /** Others refer to it, so that it stays. */
    REFERRED_TO,
    /** The claim code is wrong, used, expired, or was tried too often. */
    CLAIM_REFUSED,
    /** The labels in clear are not those whose hashes were signed. */
    OPENING_MISMATCH,
    /** The licence does not verify: forged, of another holder, or not registered by a board of this network. */
    LICENCE_REFUSED,
    /** What shall be kept is not what its source committed to. */
    COMMITMENT_MISMATCH,
    /** A copy of the record at another organisation is not named in the request: the issues name each. */
    HOLDER_MISSING,
    /** Not every holder has answered yet; the issues name who is awaited and who is overdue. */
    ERASURE_OPEN,
    /** The other organisation's node does not answer; what must reach it is sent again by itself. */
    PEER_UNREACHABLE,
    /** The disk is full: free space and repeat; nothing was kept. */
    STORAGE_FULL,
    /** The vault cannot serve; its own message says what the operator should do. */
    VAULT_UNAVAILABLE
}
