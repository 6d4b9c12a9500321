package org.stele.node.api;

import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.Exchange;
import org.stele.exchange.link.Apart;
import org.stele.exchange.link.Linked;
import org.stele.exchange.link.Links;
import org.stele.node.auth.Caller;
import org.stele.vault.subject.Identifier;

/** Charts that are one person's, for the desk. */
@RestController
final class LinkController {
    /** @param prior the number that is not to be used any more */
    record SamePerson(Identifier prior, Identifier surviving) {}

    record TwoPeople(Identifier one, Identifier other) {}

    private final Links links;

    LinkController(Exchange exchange) {
        this.links = exchange.links();
    }

    @GetMapping("/v1/links")
    List<Linked> all(Caller caller) {
        return links.all(caller.author());
    }

    @PostMapping("/v1/links")
    Linked link(Caller caller, @RequestBody SamePerson body) {
        return links.link(caller.author(), body.prior(), body.surviving());
    }

    @GetMapping("/v1/links/refused")
    List<Apart> apart(Caller caller) {
        return links.apart(caller.author());
    }

    @PostMapping("/v1/links/refused")
    Apart keepApart(Caller caller, @RequestBody TwoPeople body) {
        return links.keepApart(caller.author(), body.one(), body.other());
    }

    @DeleteMapping("/v1/links/{subject}")
    Linked unlink(Caller caller, @PathVariable SubjectId subject) {
        return links.unlink(caller.author(), subject);
    }
}
