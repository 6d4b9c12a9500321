package org.stele.testkit.scenario;

import org.stele.wallet.patient.PatientClient;

/**
 * The patient of the story, after it.
 *
 * @param wallet what they hold
 * @param number by which others know them
 */
public record Followed(PatientClient wallet, Insured number) {}
