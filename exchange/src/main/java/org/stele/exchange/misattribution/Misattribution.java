package org.stele.exchange.misattribution;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;

/**
 * Records that are not of the patient in whose chart they stand.
 *
 * @param home that patient's subject at this organisation
 * @param records present versions, 1 to {@value #MOST}, none twice; in ascending order, whatever it is made with
 * @param right whose they are; empty where nobody here, or nobody yet
 */
public record Misattribution(SubjectId home, List<RecordId> records, Optional<RightChart> right) {
    public static final int MOST = 100;

    /**
     * Where they belong.
     *
     * @param home the right patient's subject at this organisation
     * @param refiling makes them that patient's
     */
    public record RightChart(SubjectId home, Refiling refiling) {}

    public Misattribution {
        records = records.stream().sorted().toList();
    }
}
