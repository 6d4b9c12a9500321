package org.stele.gateway.fhir.label;

import org.stele.vault.label.Label;

/** The sensitivities that a rule may name: codes of HL7 v3 ActCode, information sensitivity policies. */
enum Sensitivity {
    /** Genetic disease. */
    GDIS,
    /** HIV and AIDS. */
    HIV,
    /** Psychiatry and mental health. */
    PSY,
    /** A psychotherapy note. */
    PSYTHPN,
    /** Sexual assault, abuse and domestic violence. */
    SDV,
    /** Sexuality and reproductive health. */
    SEX,
    /** Sexually transmitted disease. */
    STD,
    /** Substance use. */
    SUD;

    Label label() {
        return Label.sensitivity(name());
    }
}
