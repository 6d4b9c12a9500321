package org.stele.node.api;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.crypto.RandomId;
import org.stele.exchange.Exchange;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.intake.Intake;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.intake.SeatSignature;
import org.stele.ledger.Ledger;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.media.FhirForm;

/** Bundles on their way in. */
@RestController
final class IntakeController {

    record Signatures(List<SeatSignature> signatures) {}

    private final FhirDoor door;
    private final Intake intake;
    private final Ledger ledger;
    private final OwnStaff staff;

    IntakeController(FhirDoor door, Exchange exchange, Ledger ledger, OwnStaff staff) {
        this.staff = staff;
        this.door = door;
        this.intake = exchange.intake();
        this.ledger = ledger;
    }

    @PostMapping(path = "/v1/intake", consumes = FhirForm.JSON)
    ResponseEntity<BatchBody> stage(Caller caller, @RequestBody byte[] bundle) {
        staff.require(caller);
        FhirDoor.Read<IncomingBundle> read = door.bundle(bundle);
        BatchBody batch = body(intake.stage(caller.author(), read.content())).with(read.flags());
        return ResponseEntity.status(batch.committed() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(batch);
    }

    /** Whoever is let in may hand signatures in: it is the seats' signatures that count. */
    @PostMapping("/v1/intake/{batch}/signatures")
    BatchBody sign(Caller caller, @PathVariable RandomId batch, @RequestBody Signatures body) {
        return body(intake.sign(batch, body.signatures()));
    }

    @GetMapping("/v1/intake/{batch}")
    BatchBody find(Caller caller, @PathVariable RandomId batch) {
        return body(intake.find(caller.author(), batch));
    }

    private BatchBody body(IntakeBatch batch) {
        return BatchBody.of(batch, ledger.status().certified());
    }
}
