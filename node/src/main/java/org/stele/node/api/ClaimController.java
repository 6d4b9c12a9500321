package org.stele.node.api;

import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.exchange.Exchange;
import org.stele.exchange.claim.ClaimCode;
import org.stele.exchange.claim.Claims;
import org.stele.ledger.Ledger;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.node.auth.Caller;

/** Subjects that their patients take over. */
@RestController
final class ClaimController {
    record Claim(SubjectId subject, String code, Bytes payload, List<SignatureEntry> signatures) {}

    record Issued(SubjectId subject, String code, Instant expires) {}

    private final Claims claims;
    private final Ledger ledger;

    ClaimController(Exchange exchange, Ledger ledger) {
        this.claims = exchange.claims();
        this.ledger = ledger;
    }

    @PostMapping("/v1/subjects/{subject}/claim-codes")
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(Caller caller, @PathVariable SubjectId subject) {
        ClaimCode code = claims.issue(caller.author(), subject);
        return new Issued(code.subject(), code.code(), code.expires());
    }

    @PostMapping("/v1/claims")
    @ResponseStatus(HttpStatus.CREATED)
    ReceiptBody claim(@RequestBody Claim body) {
        return ReceiptBody.of(
                claims.claim(body.subject(), body.code(), TransactionBody.envelope(body.payload(), body.signatures())),
                ledger.status().certified());
    }
}
