package org.stele.contracts.network;

/** What a member's signing key is for. */
public enum KeyUse {
    ADMINISTRATION,
    VOTE,
    TRANSACTIONS
}
