package org.stele.node.api;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.exchange.Exchange;
import org.stele.exchange.audience.Audience;
import org.stele.exchange.audience.Audiences;
import org.stele.formats.audience.SignedAudience;
import org.stele.ledger.Ledger;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.node.auth.Caller;

/** The subjects that a patient has for other organisations. */
@RestController
final class AudienceController {
    record Wanted(OrganisationId organisation) {}

    record Claim(Bytes payload, List<SignatureEntry> signatures, SignedAudience statement) {}

    private final Audiences audiences;
    private final Ledger ledger;

    AudienceController(Exchange exchange, Ledger ledger) {
        this.audiences = exchange.audiences();
        this.ledger = ledger;
    }

    @GetMapping("/v1/subjects/{subject}/audiences")
    List<Audience> list(Caller caller, @PathVariable SubjectId subject) {
        return audiences.list(caller.author(), subject);
    }

    @PostMapping("/v1/subjects/{subject}/audiences")
    @ResponseStatus(HttpStatus.CREATED)
    Audience open(Caller caller, @PathVariable SubjectId subject, @RequestBody Wanted body) {
        return audiences.open(caller.author(), subject, body.organisation());
    }

    @PostMapping("/v1/subjects/{subject}/audience-claims")
    @ResponseStatus(HttpStatus.CREATED)
    ReceiptBody claim(Caller caller, @PathVariable SubjectId subject, @RequestBody Claim body) {
        return ReceiptBody.of(
                audiences.claim(
                        caller.author(),
                        subject,
                        TransactionBody.envelope(body.payload(), body.signatures()),
                        body.statement()),
                ledger.status().certified());
    }
}
