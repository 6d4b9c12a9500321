package org.stele.testkit.scenario;

import java.net.URI;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;

/**
 * What the desk hands to a patient, who claims their records with it. Its text form does not show the code.
 *
 * @param node the hospital's
 * @param clerk whose seat offered the claim
 * @param code good for one claim
 */
public record Slip(URI node, SubjectId subject, SeatId clerk, String code) {
    @Override
    public String toString() {
        return "Slip[" + subject + "]";
    }
}
