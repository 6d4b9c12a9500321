package org.stele.node.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.Exchange;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.chart.Charts;
import org.stele.node.auth.Caller;

/** What the organisation's clinicians read of its patients. */
@RestController
final class ChartController {
    private final Charts charts;

    ChartController(Exchange exchange) {
        this.charts = exchange.charts();
    }

    /** @param resource as it was taken in */
    record Line(RecordId record, String kind, @JsonRawValue String resource) {
        static Line of(ChartRecord record) {
            return new Line(
                    record.record(), record.kind(), new String(record.content().unsafeArray(), StandardCharsets.UTF_8));
        }
    }

    @GetMapping("/v1/subjects/{subject}/chart")
    List<Line> chart(Caller caller, @PathVariable SubjectId subject) {
        return charts.read(caller.author(), subject).stream().map(Line::of).toList();
    }
}
