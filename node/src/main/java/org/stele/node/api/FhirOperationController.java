package org.stele.node.api;

import static org.stele.node.api.FhirController.BASE;
import static org.stele.node.api.FhirController.base;
import static org.stele.node.api.FhirController.inAddress;
import static org.stele.node.api.FhirController.isLenient;
import static org.stele.node.api.FhirController.ok;
import static org.stele.node.api.FhirController.okOrNotFound;
import static org.stele.node.api.IntakeController.FHIR;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.Validation;

/** FHIR's operations (R4 operations.html): none of them writes. */
@RestController
final class FhirOperationController {
    private final FhirServer server;
    private final InstantSource clock;
    private final Validation validation;
    private final OwnStaff staff;
    private final EverythingReader everythingReader = new EverythingReader(SearchParameters.R4);

    FhirOperationController(Exchange exchange, InstantSource clock, FhirDoor door, OwnStaff staff) {
        this.validation = new Validation(door);
        this.staff = staff;
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

    /** No patient is looked at, so that no journal has it. */
    @PostMapping(path = BASE + "/{kind}/$validate")
    ResponseEntity<byte[]> validate(
            Caller caller,
            @PathVariable String kind,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        staff.require(caller);
        byte[] sent = body == null ? new byte[0] : body;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(FHIR))
                .body(validation
                        .of(kind, inAddress(request), sent, base(request))
                        .json());
    }
}
