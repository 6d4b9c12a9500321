package org.stele.node.api;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.stele.crypto.Hash;
import org.stele.ledger.Ledger;
import org.stele.ledger.certificate.Evidence;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.NetworkWatch;

/** How the network is, for this node's operators. */
@RestController
final class StatusController {
    private final NetworkWatch watch;
    private final Ledger ledger;

    StatusController(NetworkWatch watch, Ledger ledger) {
        this.watch = watch;
        this.ledger = ledger;
    }

    @GetMapping("/v1/network/status")
    NetworkStatus status() {
        return watch.status().orElseThrow(() -> new ProblemException(ProblemCode.NOT_CERTIFIED));
    }

    /** The proof of a lie that the status names. */
    @GetMapping(path = "/v1/network/evidence/{lie}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] evidence(@PathVariable Hash lie) {
        Evidence evidence = ledger.evidence(lie).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        return ledger.certified()
                .proveLie(evidence)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_CERTIFIED))
                .encoded()
                .unsafeArray();
    }
}
