package org.stele.contracts.network;

/** What a member is to the network. */
public enum Role {
    HOSPITAL,
    CLINIC,
    PHARMACY,
    LABORATORY,
    INSURER,
    BOARD,
    RESEARCHER,
    REGULATOR
}
