package org.stele.formats.proposal;

/** What became of a proposal. */
public enum ProposalState {
    /** Nobody decided yet. */
    WAITING,
    /** The patient signed the grant, which stands on the ledger, in force or not. */
    SIGNED,
    /** The patient does not want it. */
    DECLINED,
    /** It waited for too long, or whoever asked may ask no more. */
    EXPIRED
}
