package org.stele.testkit.scenario;

import java.util.List;
import org.stele.wallet.patient.PatientClient;

/**
 * The patient of the story, after it, and what the desk has handed out.
 *
 * @param wallet what they hold
 * @param number by which others know them
 * @param used with which patients of the story claimed
 * @param spare with which some who have not claimed can
 */
public record Followed(PatientClient wallet, Insured number, List<Slip> used, List<Slip> spare) {
    public Followed {
        used = List.copyOf(used);
        spare = List.copyOf(spare);
    }
}
