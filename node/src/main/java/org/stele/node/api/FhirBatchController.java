package org.stele.node.api;

import static org.stele.node.api.FhirHttp.BASE;
import static org.stele.node.api.FhirHttp.FHIR;
import static org.stele.node.api.FhirHttp.asker;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.batch.Batches;
import org.stele.node.fhir.rest.FhirAnswers;

/** Several of FHIR's interactions in one signed request. */
@RestController
final class FhirBatchController {
    private final Batches batches;
    private final OwnStaff staff;

    FhirBatchController(FhirAnswers answers, InstantSource clock, OwnStaff staff) {
        this.batches = new Batches(answers, clock);
        this.staff = staff;
    }

    @PostMapping(
            path = BASE,
            consumes = {FHIR, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> batch(Caller caller, @RequestBody byte[] bundle, HttpServletRequest request) {
        staff.require(caller);
        FhirHttp.requireNoConditions(request);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(FHIR))
                .body(batches.answer(asker(caller, request), bundle).toArray());
    }
}
