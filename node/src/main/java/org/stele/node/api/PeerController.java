package org.stele.node.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.exchange.erase.HeldErasure;
import org.stele.exchange.identify.Identification;
import org.stele.exchange.identify.SeatRequest;
import org.stele.exchange.keep.KeptNotice;
import org.stele.exchange.misattribution.MisattributionNotice;
import org.stele.node.auth.Caller;
import org.stele.node.peer.Introduced;
import org.stele.node.peer.PeerDesk;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.vault.subject.Identifier;

/** What other organisations' nodes tell this one. */
@RestController
final class PeerController {
    private final PeerDesk desk;

    PeerController(PeerDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/v1/introductions")
    Introduced introduce(Caller caller, @RequestBody Identifier body) {
        return new Introduced(desk.introduce(organisation(caller), body));
    }

    @PostMapping("/v1/identifications")
    Identification identify(Caller caller, @RequestBody SeatRequest body) {
        return desk.identify(organisation(caller), body);
    }

    @PostMapping("/v1/holders")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void kept(Caller caller, @RequestBody KeptNotice body) {
        desk.kept(organisation(caller), body);
    }

    @PostMapping("/v1/erasures/held")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void held(Caller caller, @RequestBody HeldErasure body) {
        desk.held(organisation(caller), body);
    }

    @PostMapping("/v1/misattributions/told")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void misattributed(Caller caller, @RequestBody MisattributionNotice body) {
        desk.misattributed(organisation(caller), body);
    }

    private static OrganisationId organisation(Caller caller) {
        if (caller.actor() instanceof Actor.OfOrganisation(OrganisationId id)) {
            return id;
        }
        throw new ProblemException(ProblemCode.FORBIDDEN);
    }
}
