package org.stele.contracts.network;

/** Why data are asked for: the part of HL7 v3 PurposeOfUse that the network knows. */
public enum Purpose {
    /** Treatment. */
    TREAT,
    /** Emergency treatment. */
    ETREAT,
    /** Coordination of care. */
    COC,
    /** Payment. */
    HPAYMT,
    /** Operations of the organisation, such as its quality control. */
    HOPERAT,
    /** Research. */
    HRESCH,
    /** Public health. */
    PUBHLTH,
    /** The patient's own request. */
    PATRQT;

    /** Whether only a clinician may ask for it. */
    public boolean isCare() {
        return switch (this) {
            case TREAT, ETREAT, COC -> true;
            case HPAYMT, HOPERAT, HRESCH, PUBHLTH, PATRQT -> false;
        };
    }
}
