package org.stele.node.api;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.ErasureId;
import org.stele.crypto.Bytes;
import org.stele.exchange.Exchange;
import org.stele.exchange.erase.ErasureOpening;
import org.stele.exchange.erase.ErasureReport;
import org.stele.exchange.erase.Erasures;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.node.auth.Caller;

/** Requests for erasure. The transaction in the body is signed by the patient: that is who asks. */
@RestController
final class ErasureController {
    record Request(Bytes payload, List<SignatureEntry> signatures, List<ErasureOpening> openings) {}

    private final Erasures erasures;

    ErasureController(Exchange exchange) {
        this.erasures = exchange.erasures();
    }

    @PostMapping("/v1/erasures")
    @ResponseStatus(HttpStatus.CREATED)
    ErasureReport request(@RequestBody Request body) {
        return erasures.request(TransactionBody.envelope(body.payload(), body.signatures()), body.openings());
    }

    @GetMapping("/v1/erasures/{request}")
    ErasureReport report(Caller caller, @PathVariable ErasureId request) {
        return erasures.report(caller.author(), request);
    }

    @GetMapping(path = "/v1/erasures/{request}/certificate", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] certificate(Caller caller, @PathVariable ErasureId request) {
        return erasures.certificate(caller.author(), request).unsafeArray();
    }
}
