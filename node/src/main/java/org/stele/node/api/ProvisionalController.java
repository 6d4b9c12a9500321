package org.stele.node.api;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.exchange.Exchange;
import org.stele.exchange.provisional.ProvisionalRelease;
import org.stele.exchange.provisional.ProvisionalRequest;
import org.stele.exchange.provisional.Provisionals;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.node.auth.Caller;
import org.stele.node.peer.PeerDesk;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Emergencies while nothing becomes final. */
@RestController
final class ProvisionalController {
    record Question(OrganisationId custodian, Bytes payload, List<SignatureEntry> signatures) {}

    /**
     * What was released.
     *
     * @param provisional always: the ledger has not heard of it yet
     * @param transaction under which it will
     * @param glass by which the reviews will name it
     */
    record Answer(
            boolean provisional, Hash transaction, GlassId glass, long height, Instant certifiedTime, Bytes packed) {
        static Answer of(ProvisionalRelease release) {
            return new Answer(
                    true,
                    release.transaction(),
                    GlassId.of(release.transaction()),
                    release.height(),
                    release.certifiedTime(),
                    release.packed());
        }
    }

    private final Provisionals provisionals;
    private final PeerDesk desk;
    private final OwnStaff staff;

    ProvisionalController(Exchange exchange, PeerDesk desk, OwnStaff staff) {
        this.provisionals = exchange.provisionals();
        this.desk = desk;
        this.staff = staff;
    }

    @PostMapping("/v1/access/provisional")
    Answer ask(Caller caller, @RequestBody Question body) {
        staff.require(caller);
        return Answer.of(provisionals.ask(
                caller.author(), body.custodian(), TransactionBody.envelope(body.payload(), body.signatures())));
    }

    @PostMapping("/v1/releases/provisional")
    ProvisionalRelease release(Caller caller, @RequestBody ProvisionalRequest body) {
        if (caller.actor() instanceof Actor.OfOrganisation(OrganisationId id)) {
            return desk.releaseProvisionally(id, body);
        }
        throw new ProblemException(ProblemCode.FORBIDDEN);
    }
}
