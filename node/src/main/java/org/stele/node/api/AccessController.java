package org.stele.node.api;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.exchange.Exchange;
import org.stele.exchange.access.Access;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.node.auth.Caller;
import org.stele.node.peer.PeerDesk;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.vault.subject.Identifier;

/** Shared reads: asked for at one's own node, released at the custodian's. */
@RestController
final class AccessController {
    record Question(OrganisationId custodian, Bytes payload, List<SignatureEntry> signatures) {}

    record Person(OrganisationId custodian, Identifier person) {}

    record Found(SubjectId subject) {}

    private final Access access;
    private final PeerDesk desk;
    private final OwnStaff staff;

    AccessController(Exchange exchange, PeerDesk desk, OwnStaff staff) {
        this.desk = desk;
        this.staff = staff;
        this.access = exchange.access();
    }

    @PostMapping(path = "/v1/access", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] ask(Caller caller, @RequestBody Question body) {
        staff.require(caller);
        Envelope envelope = TransactionBody.envelope(body.payload(), body.signatures());
        if (!TransactionBody.isBy(caller.author(), envelope)) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        return access.ask(body.custodian(), envelope).packed().unsafeArray();
    }

    @PostMapping("/v1/access/subjects")
    Found subject(Caller caller, @RequestBody Person body) {
        staff.require(caller);
        return new Found(access.subject(caller.author(), body.custodian(), body.person()));
    }

    @PostMapping(path = "/v1/releases", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] release(Caller caller, @RequestBody ReleaseRequest body) {
        return desk.release(caller.author(), body).unsafeArray();
    }
}
