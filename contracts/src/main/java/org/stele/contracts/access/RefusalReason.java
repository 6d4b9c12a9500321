package org.stele.contracts.access;

/** Why access is refused. Not on the ledger and not told to the asker: the patient's wallet decides again and reads it. */
public enum RefusalReason {
    SUBJECT_UNKNOWN,
    ASKER_UNKNOWN,
    /** The asker's organisation was expelled. */
    MEMBER_NOT_IN_FORCE,
    SEAT_NOT_IN_FORCE,
    LICENCE_NOT_IN_FORCE,
    /** Care is not a matter for the organisation as such, nor for a seat without the power to sign and a licence. */
    NOT_A_CLINICIAN,
    /** Another patient asks, or the patient asks for a purpose that is not its own request. */
    NOT_ITS_OWN,
    /** The patient keeps everything back from the asker's organisation. */
    RESTRICTED,
    /** No grant suffices. */
    NO_GRANT,
    /** The permit's time is over. */
    PERMIT_OVER,
    /** The emergency is over. */
    EMERGENCY_OVER
}
