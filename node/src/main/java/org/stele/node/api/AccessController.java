package org.stele.node.api;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Bytes;
import org.stele.exchange.Exchange;
import org.stele.exchange.access.Access;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.exchange.release.Releases;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.node.auth.Caller;

/** Shared reads: asked for at one's own node, released at the custodian's. */
@RestController
final class AccessController {
    record Question(OrganisationId custodian, Bytes payload, List<SignatureEntry> signatures) {}

    private final Access access;
    private final Releases releases;

    AccessController(Exchange exchange) {
        this.access = exchange.access();
        this.releases = exchange.releases();
    }

    @PostMapping(path = "/v1/access", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] ask(Caller caller, @RequestBody Question body) {
        return access.ask(body.custodian(), TransactionBody.envelope(body.payload(), body.signatures()))
                .packed()
                .unsafeArray();
    }

    @PostMapping(path = "/v1/releases", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] release(Caller caller, @RequestBody ReleaseRequest body) {
        return releases.release(caller.author(), body).unsafeArray();
    }
}
