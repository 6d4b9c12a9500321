package org.stele.vault.journal.proof;

/** What was done with a subject's data. */
public enum Action {
    /** The person was entered in or changed in the directory. */
    REGISTER,
    /** The patient got one more subject on the ledger, which stands in the place of the records. */
    INTRODUCE,
    /** Record versions were sealed and made active. */
    STORE,
    /** Records were marked as entered in error. */
    RETRACT,
    /** Records were opened inside the organisation. */
    OPEN,
    /** Records were sealed to someone outside the organisation. */
    RELEASE,
    /** Records were listed or searched through the index. */
    SEARCH,
    /** Another organisation was asked as whom it knows the patient. In the place of records is the organisation. */
    ASK,
    /** Records were opened in an emergency, outside all grants. */
    EMERGENCY,
    /** Records were copied out in bulk, for the patient or another system. */
    EXPORT,
    /** A copy was kept: of another's record here, or of ours elsewhere. */
    KEEP,
    /** Records were put under or freed from a legal hold. */
    HOLD,
    /** Records were made unreadable until a date. */
    RESTRICT,
    /** Keys, salts and ciphertexts of records were destroyed. */
    ERASE,
    /** A health link to what the patient sealed was made, used or ended: the reason says which. */
    LINK,
    /** A grant was proposed to the patient, read as a proposal, or declined: the reason says which. In the place of records is the proposal. */
    PROPOSE,
    /** An application was approved by the patient for their own chart, or that approval ended: the reason says which. */
    APP,
    /** Stored records were checked against their commitments by the organisation's own tool. */
    CHECK
}
