package org.stele.testkit.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.wallet.http.Answers;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.patient.PatientClient;
import tools.jackson.databind.JsonNode;

/** A patient's own list of their records, as the custodian's index has it. */
record RecordIndex(List<Line> lines) {
    /**
     * One record.
     *
     * @param recorded milliseconds since 1970
     */
    record Line(
            RecordId record,
            String kind,
            List<String> domains,
            List<String> sensitivities,
            long recorded,
            String state) {
        boolean current() {
            return state.equals("COMMITTED");
        }
    }

    static RecordIndex of(PatientClient patient) throws IOException, NodeProblem {
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : patient.records()) {
            lines.add(Answers.read(line, Line.class));
        }
        return new RecordIndex(List.copyOf(lines));
    }

    /** Current records in {@code domain} with nothing sensitive about them. */
    List<Line> openIn(String domain) {
        return lines.stream()
                .filter(Line::current)
                .filter(line -> line.domains().contains(domain))
                .filter(line -> line.sensitivities().isEmpty())
                .filter(line -> !line.domains().contains("domain:unclassified"))
                .toList();
    }

    List<Line> sensitive(String sensitivity) {
        return lines.stream()
                .filter(line -> line.sensitivities().contains(sensitivity))
                .toList();
    }

    /** The newest current record of a kind. */
    Line newest(String kind) {
        return lines.stream()
                .filter(Line::current)
                .filter(line -> line.kind().equals(kind))
                .max(Comparator.comparingLong(Line::recorded))
                .orElseThrow(() -> new StepFailed("the patient has no " + kind));
    }
}
