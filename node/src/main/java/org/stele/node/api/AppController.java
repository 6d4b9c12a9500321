package org.stele.node.api;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.exchange.Exchange;
import org.stele.exchange.app.Apps;
import org.stele.formats.app.AppLine;
import org.stele.node.auth.Caller;

/** The applications that patients approved. */
@RestController
final class AppController {
    private final Apps apps;

    AppController(Exchange exchange) {
        this.apps = exchange.apps();
    }

    @GetMapping("/v1/subjects/{subject}/apps")
    List<AppLine> list(Caller caller, @PathVariable SubjectId subject) {
        return apps.list(caller.author(), subject);
    }

    @DeleteMapping("/v1/subjects/{subject}/apps/{approval}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable SubjectId subject, @PathVariable RandomId approval) {
        apps.revoke(caller.author(), subject, approval);
    }
}
