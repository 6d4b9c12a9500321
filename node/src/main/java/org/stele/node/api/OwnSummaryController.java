package org.stele.node.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.exchange.patient.OwnDocuments;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.rest.OwnSummaries;
import org.stele.node.peer.PeerDesk;

/** The summary of a patient's own chart, for the patient. */
@RestController
final class OwnSummaryController {
    private final PeerDesk desk;
    private final OwnSummaries summaries;

    OwnSummaryController(PeerDesk desk, OwnSummaries summaries) {
        this.desk = desk;
        this.summaries = summaries;
    }

    @PostMapping("/v1/releases/summary")
    OwnDocuments.Sealed summary(Caller caller, @RequestBody ReleaseRequest body, HttpServletRequest request) {
        return desk.document(caller.author(), body, summaries.at(base(request)));
    }

    private static String base(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length()) + FhirHttp.BASE;
    }
}
