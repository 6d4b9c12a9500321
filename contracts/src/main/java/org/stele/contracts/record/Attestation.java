package org.stele.contracts.record;

/** Who answers for a record's content. */
public enum Attestation {
    /** The custodian: a feed, an import, an analyser. */
    ORGANISATION,
    /** A licensed clinician, whose seat signs too. */
    CLINICIAN,
    /** A device, as the custodian received it. */
    DEVICE,
    /** The patient, as the custodian received it. */
    PATIENT
}
