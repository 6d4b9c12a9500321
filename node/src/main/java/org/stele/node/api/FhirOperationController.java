package org.stele.node.api;

import static org.stele.node.api.FhirController.BASE;
import static org.stele.node.api.FhirController.base;
import static org.stele.node.api.FhirController.inAddress;
import static org.stele.node.api.FhirController.isLenient;
import static org.stele.node.api.FhirController.ok;
import static org.stele.node.api.FhirController.okOrNotFound;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.stele.exchange.Exchange;
import org.stele.gateway.fhir.rest.FhirServer;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.EverythingQuery;
import org.stele.gateway.fhir.search.query.EverythingReader;
import org.stele.gateway.fhir.search.query.LastQuery;
import org.stele.gateway.fhir.search.query.LastReader;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.node.auth.Caller;

/** FHIR's operations that read (R4 operations.html). */
@RestController
final class FhirOperationController {
    private final FhirServer server;
    private final InstantSource clock;
    private final EverythingReader everythingReader = new EverythingReader(SearchParameters.R4);

    FhirOperationController(Exchange exchange, InstantSource clock) {
        this.server = new FhirServer(exchange.searches());
        this.clock = clock;
    }

    @GetMapping(path = BASE + "/Patient/{id}/$everything")
    ResponseEntity<byte[]> everything(Caller caller, @PathVariable String id, HttpServletRequest request) {
        EverythingQuery query = everythingReader.read(id, inAddress(request), isLenient(request));
        return okOrNotFound(server.everything(caller.author(), query, base(request)));
    }

    @GetMapping(path = BASE + "/Observation/$lastn")
    ResponseEntity<byte[]> last(Caller caller, HttpServletRequest request) {
        String base = base(request);
        LastReader reader = new LastReader(new QueryReader(SearchParameters.R4, clock, base));
        LastQuery query = reader.read(inAddress(request), isLenient(request));
        return ok(server.last(caller.author(), query, base));
    }
}
