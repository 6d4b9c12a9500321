package org.stele.node.api;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.Exchange;
import org.stele.exchange.patient.Notice;
import org.stele.exchange.patient.OwnRecords;
import org.stele.exchange.patient.RecordLine;
import org.stele.exchange.trail.TrailView;
import org.stele.exchange.trail.Trails;
import org.stele.node.auth.Caller;

/** What patients read of their own. */
@RestController
final class PatientController {
    private final OwnRecords records;
    private final Trails trails;

    PatientController(Exchange exchange) {
        this.records = exchange.ownRecords();
        this.trails = exchange.trails();
    }

    @GetMapping("/v1/subjects/{subject}/records")
    List<RecordLine> records(Caller caller, @PathVariable SubjectId subject) {
        return records.list(caller.author(), subject);
    }

    @GetMapping("/v1/subjects/{subject}/notices")
    List<Notice> notices(Caller caller, @PathVariable SubjectId subject) {
        return records.notices(caller.author(), subject);
    }

    @GetMapping(path = "/v1/subjects/{subject}/trail", params = "form=json")
    TrailView trail(Caller caller, @PathVariable SubjectId subject) {
        return trails.read(caller.author(), subject);
    }

    @GetMapping(
            path = "/v1/subjects/{subject}/trail",
            params = "!form",
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] trailFile(Caller caller, @PathVariable SubjectId subject) {
        return trails.file(caller.author(), subject).unsafeArray();
    }
}
