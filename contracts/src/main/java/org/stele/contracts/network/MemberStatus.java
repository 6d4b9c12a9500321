package org.stele.contracts.network;

/** Whether a member belongs to the network. An expelled member's row stays, since old entries name it. */
public enum MemberStatus {
    IN_FORCE,
    EXPELLED
}
