package org.stele.node.api;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordTables;
import org.stele.ledger.Ledger;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** What the ledger says of a record, which is nothing of its content. */
@RestController
final class RecordController {
    private final Ledger ledger;

    RecordController(Ledger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/v1/records/{record}")
    RecordState record(@PathVariable RecordId record) {
        return ledger.certified()
                .get(RecordTables.RECORD, record)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }
}
