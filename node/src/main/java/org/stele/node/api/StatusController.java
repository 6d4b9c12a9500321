package org.stele.node.api;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.NetworkWatch;

/** How the network is, for this node's operators. */
@RestController
final class StatusController {
    private final NetworkWatch watch;

    StatusController(NetworkWatch watch) {
        this.watch = watch;
    }

    @GetMapping("/v1/network/status")
    NetworkStatus status() {
        return watch.status().orElseThrow(() -> new ProblemException(ProblemCode.NOT_CERTIFIED));
    }
}
