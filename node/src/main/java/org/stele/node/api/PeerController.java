package org.stele.node.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.exchange.Exchange;
import org.stele.exchange.erase.Erasures;
import org.stele.exchange.erase.HeldErasure;
import org.stele.exchange.keep.Keeping;
import org.stele.exchange.keep.KeptNotice;
import org.stele.node.auth.Caller;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** What other organisations' nodes tell this one. */
@RestController
final class PeerController {
    private final Keeping keeping;
    private final Erasures erasures;

    PeerController(Exchange exchange) {
        this.keeping = exchange.keeping();
        this.erasures = exchange.erasures();
    }

    @PostMapping("/v1/holders")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void kept(Caller caller, @RequestBody KeptNotice body) {
        keeping.kept(organisation(caller), body);
    }

    @PostMapping("/v1/erasures/held")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void held(Caller caller, @RequestBody HeldErasure body) {
        erasures.held(organisation(caller), body);
    }

    private static OrganisationId organisation(Caller caller) {
        if (caller.actor() instanceof Actor.OfOrganisation(OrganisationId id)) {
            return id;
        }
        throw new ProblemException(ProblemCode.FORBIDDEN);
    }
}
