package org.stele.node.api;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.exchange.Exchange;
import org.stele.exchange.misattribution.Corrected;
import org.stele.exchange.misattribution.Misattribution;
import org.stele.exchange.misattribution.Misattribution.RightChart;
import org.stele.exchange.misattribution.Misattributions;
import org.stele.exchange.misattribution.Misread;
import org.stele.exchange.misattribution.Refiling;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.FhirRefiling;

/** Records in the wrong patient's chart, and who read them. */
@RestController
final class MisattributionController {
    /** @param right the home of the patient whose they are; nothing where they are nobody's here */
    record Wrong(List<RecordId> records, Optional<SubjectId> right) {}

    private final Misattributions misattributions;
    private final Refiling refiling;
    private final OwnStaff staff;

    MisattributionController(Exchange exchange, FhirDoor door, OwnStaff staff) {
        this.misattributions = exchange.misattributions();
        this.refiling = new FhirRefiling(door);
        this.staff = staff;
    }

    @PostMapping("/v1/subjects/{subject}/misattributions")
    Corrected correct(Caller caller, @PathVariable SubjectId subject, @RequestBody Wrong body) {
        staff.require(caller);
        return misattributions.correct(
                caller.author(),
                new Misattribution(subject, body.records(), body.right().map(home -> new RightChart(home, refiling))));
    }

    @GetMapping("/v1/misattributions")
    List<Misread> open(Caller caller) {
        return misattributions.open(caller.author());
    }

    @DeleteMapping("/v1/misattributions/{misread}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(Caller caller, @PathVariable RandomId misread) {
        misattributions.acknowledge(caller.author(), misread);
    }
}
