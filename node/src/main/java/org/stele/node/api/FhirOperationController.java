package org.stele.node.api;

import static org.stele.node.api.FhirHttp.BASE;
import static org.stele.node.api.FhirHttp.FHIR;
import static org.stele.node.api.FhirHttp.asker;
import static org.stele.node.api.FhirHttp.base;
import static org.stele.node.api.FhirHttp.entity;
import static org.stele.node.api.FhirHttp.inAddress;
import static org.stele.node.api.FhirHttp.signed;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.Validation;
import org.stele.node.fhir.rest.FhirAnswers;
import org.stele.node.fhir.rest.Interaction;
import org.stele.node.fhir.rest.PatientMatches;
import org.stele.node.fhir.rest.Reach;

/** FHIR's operations (R4 operations.html): none of them writes. */
@RestController
final class FhirOperationController {
    private final FhirAnswers answers;
    private final Validation validation;
    private final PatientMatches matches;
    private final OwnStaff staff;

    FhirOperationController(FhirAnswers answers, PatientMatches matches, FhirDoor door, OwnStaff staff) {
        this.matches = matches;
        this.answers = answers;
        this.validation = new Validation(door);
        this.staff = staff;
    }

    @GetMapping(path = BASE + "/Patient/{id}/$everything")
    ResponseEntity<byte[]> everything(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return entity(answers.answer(asker(caller, request), new Interaction.Everything(id, inAddress(request))));
    }

    @GetMapping(path = BASE + "/Patient/{id}/$summary")
    ResponseEntity<byte[]> summary(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return entity(answers.answer(asker(caller, request), new Interaction.Summary(id, inAddress(request))));
    }

    @GetMapping(path = BASE + "/Observation/$lastn")
    ResponseEntity<byte[]> last(Caller caller, HttpServletRequest request) {
        return entity(answers.answer(asker(caller, request), new Interaction.Last(inAddress(request))));
    }

    /** IHE PIXm, ITI-83. */
    @GetMapping(path = BASE + "/Patient/$ihe-pix")
    ResponseEntity<byte[]> crossReference(Caller caller, HttpServletRequest request) {
        return entity(answers.answer(
                asker(caller, request), new Interaction.CrossReference(inAddress(request), signed(request))));
    }

    /** IHE PDQm, ITI-119. */
    @PostMapping(path = BASE + "/Patient/$match")
    ResponseEntity<byte[]> match(
            Caller caller, @RequestBody(required = false) byte @Nullable [] body, HttpServletRequest request) {
        return entity(matches.answer(asker(caller, request), body == null ? new byte[0] : body));
    }

    /** No patient is looked at, so that no journal has it. */
    @PostMapping(path = BASE + "/{kind}/$validate")
    ResponseEntity<byte[]> validate(
            Caller caller,
            @PathVariable String kind,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        staff.require(caller);
        Reach.requireSigned(asker(caller, request));
        byte[] sent = body == null ? new byte[0] : body;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(FHIR))
                .body(validation
                        .of(kind, inAddress(request), sent, base(request))
                        .json());
    }
}
