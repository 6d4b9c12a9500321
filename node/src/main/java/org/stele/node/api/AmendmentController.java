package org.stele.node.api;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.Exchange;
import org.stele.exchange.amend.Amendments;
import org.stele.ledger.Ledger;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.AmendmentRequest;
import org.stele.node.fhir.FhirDoor;

/** Corrections of records. */
@RestController
final class AmendmentController {
    private final FhirDoor door;
    private final Amendments amendments;
    private final Ledger ledger;
    private final OwnStaff staff;

    AmendmentController(FhirDoor door, Exchange exchange, Ledger ledger, OwnStaff staff) {
        this.staff = staff;
        this.door = door;
        this.amendments = exchange.amendments();
        this.ledger = ledger;
    }

    /** FHIR's decimals are no strict JSON of ours, so that the FHIR gateway reads the body. */
    @PostMapping(path = "/v1/records/{record}/amendments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    BatchBody amend(Caller caller, @PathVariable RecordId record, @RequestBody byte[] body) {
        staff.require(caller);
        FhirDoor.Read<AmendmentRequest> read = door.amendment(body);
        AmendmentRequest request = read.content();
        return BatchBody.of(
                        amendments.amend(
                                caller.author(), request.subject(), record, request.version(), request.reason()),
                        ledger.status().certified())
                .with(read.flags());
    }
}
