package org.stele.node.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.exchange.Exchange;
import org.stele.exchange.keep.KeepOrder;
import org.stele.exchange.keep.Keeping;
import org.stele.exchange.keep.Kept;
import org.stele.formats.release.ChartId;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.FhirDoor;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Labels;

/** Copies of released records that were used in care. */
@RestController
final class KeepingController {
    record Copy(PermitId permit, RecordId source, ChartId chart, Labels labels, Salt salt, Bytes resource) {}

    private final FhirDoor door;
    private final Keeping keeping;

    KeepingController(FhirDoor door, Exchange exchange) {
        this.door = door;
        this.keeping = exchange.keeping();
    }

    @PostMapping("/v1/kept")
    @ResponseStatus(HttpStatus.CREATED)
    Kept keep(Caller caller, @RequestBody Copy body) {
        return keeping.keep(
                caller.author(),
                new KeepOrder(
                        body.permit(),
                        body.source(),
                        body.chart(),
                        body.labels(),
                        body.salt(),
                        body.resource(),
                        door.facts(body.resource())));
    }
}
