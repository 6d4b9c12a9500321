package org.stele.gateway.fhir.label;

import java.util.Locale;
import org.stele.vault.label.Label;

/** The fields that a record can belong to: all that a rule may name. */
enum Domain {
    ADMINISTRATIVE,
    ALLERGY,
    BILLING,
    CARDIOLOGY,
    DENTAL,
    ENDOCRINOLOGY,
    GENERAL,
    IMAGING,
    IMMUNIZATION,
    LABORATORY,
    MEDICATION,
    MENTAL_HEALTH,
    OBSTETRICS,
    ONCOLOGY,
    RESPIRATORY,
    SOCIAL;

    Label label() {
        return Label.domain(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** @throws IllegalArgumentException for a word that names no domain */
    static Domain named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
