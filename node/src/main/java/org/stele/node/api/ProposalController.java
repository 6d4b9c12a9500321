package org.stele.node.api;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.Exchange;
import org.stele.exchange.proposal.Proposals;
import org.stele.formats.proposal.GrantProposal;
import org.stele.node.auth.Caller;

/** What patients are asked to grant. They sign the grant itself, as any other. */
@RestController
final class ProposalController {
    private final Proposals proposals;

    ProposalController(Exchange exchange) {
        this.proposals = exchange.proposals();
    }

    @GetMapping("/v1/subjects/{subject}/proposals")
    List<GrantProposal> list(Caller caller, @PathVariable SubjectId subject) {
        return proposals.list(caller.author(), subject);
    }

    @DeleteMapping("/v1/subjects/{subject}/proposals/{proposal}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(Caller caller, @PathVariable SubjectId subject, @PathVariable GrantId proposal) {
        proposals.decline(caller.author(), subject, proposal);
    }
}
