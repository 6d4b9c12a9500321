package org.stele.node.api;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordTables;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** What the ledger says of a record, which is nothing of its content. */
@RestController
final class RecordController {
    private final Reading reading;

    RecordController(Reading reading) {
        this.reading = reading;
    }

    @GetMapping("/v1/records/{record}")
    RecordState record(@PathVariable RecordId record, @RequestParam(defaultValue = "false") boolean confirmed) {
        return reading.state(confirmed)
                .get(RecordTables.RECORD, record)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }
}
