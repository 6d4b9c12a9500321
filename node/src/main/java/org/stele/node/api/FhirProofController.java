package org.stele.node.api;

import static org.stele.node.api.FhirHttp.BASE;
import static org.stele.node.api.FhirHttp.asker;
import static org.stele.node.api.FhirHttp.entity;
import static org.stele.node.api.FhirHttp.inAddress;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.rest.FhirAnswers;
import org.stele.node.fhir.rest.Interaction;

/** Proof files of what FHIR answers, as Binaries: whoever reads the one has the other. */
@RestController
final class FhirProofController {
    private final FhirAnswers answers;

    FhirProofController(FhirAnswers answers) {
        this.answers = answers;
    }

    @GetMapping(path = BASE + "/AuditEvent/$proof")
    ResponseEntity<byte[]> proveTrail(Caller caller, HttpServletRequest request) {
        return answer(caller, request, new Interaction.ProveTrail(inAddress(request)));
    }

    @GetMapping(path = BASE + "/{kind}/{id}/$proof")
    ResponseEntity<byte[]> prove(
            Caller caller, @PathVariable String kind, @PathVariable String id, HttpServletRequest request) {
        return answer(caller, request, new Interaction.Prove(new ResourceKey(kind, id), inAddress(request)));
    }

    @GetMapping(path = BASE + "/{kind}/{id}/_history/{version}/$proof")
    ResponseEntity<byte[]> proveVersion(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String version,
            HttpServletRequest request) {
        ResourceKey key = new ResourceKey(kind, id);
        return answer(caller, request, new Interaction.ProveVersion(key, version, inAddress(request)));
    }

    private ResponseEntity<byte[]> answer(Caller caller, HttpServletRequest request, Interaction interaction) {
        return entity(answers.answer(asker(caller, request), interaction));
    }
}
