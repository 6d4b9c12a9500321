package org.stele.contracts.network;

/** Whether a proposal still waits for support. */
public enum ProposalStatus {
    OPEN,
    ENACTED
}
