package org.stele.node.api;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.Exchange;
import org.stele.exchange.healthlink.HealthLinks;
import org.stele.exchange.healthlink.LinkLine;
import org.stele.exchange.healthlink.LinkOrder;
import org.stele.node.auth.Caller;
import org.stele.node.healthlink.SealedFile;

/** Patients' own links. */
@RestController
final class HealthLinkController {
    /** @param address what the link's address ends with */
    record Made(Bytes address) {}

    private final HealthLinks links;

    HealthLinkController(Exchange exchange) {
        this.links = exchange.healthLinks();
    }

    @PostMapping("/v1/subjects/{subject}/health-links")
    Made make(Caller caller, @PathVariable SubjectId subject, @RequestBody LinkOrder body) {
        SealedFile.require(body.file());
        return new Made(links.make(caller.author(), subject, body));
    }

    @GetMapping("/v1/subjects/{subject}/health-links")
    List<LinkLine> list(Caller caller, @PathVariable SubjectId subject) {
        return links.list(caller.author(), subject);
    }

    @DeleteMapping("/v1/subjects/{subject}/health-links/{link}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable SubjectId subject, @PathVariable RandomId link) {
        links.revoke(caller.author(), subject, link);
    }
}
