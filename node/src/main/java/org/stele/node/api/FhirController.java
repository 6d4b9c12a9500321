package org.stele.node.api;

import static org.stele.node.api.FhirHttp.BASE;
import static org.stele.node.api.FhirHttp.FHIR;
import static org.stele.node.api.FhirHttp.asker;
import static org.stele.node.api.FhirHttp.base;
import static org.stele.node.api.FhirHttp.entity;
import static org.stele.node.api.FhirHttp.inAddress;
import static org.stele.node.api.FhirHttp.known;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Capabilities;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.rest.FhirAnswers;
import org.stele.node.fhir.rest.Interaction;

/** FHIR R4 over the charts of the organisation's own patients, for its own clinicians. */
@RestController
final class FhirController {
    private final FhirAnswers answers;
    private final Capabilities capabilities;

    FhirController(FhirAnswers answers, InstantSource clock) {
        this.answers = answers;
        this.capabilities = new Capabilities(SearchParameters.R4, clock.instant());
    }

    @GetMapping(path = BASE + "/metadata")
    ResponseEntity<byte[]> metadata(HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(FHIR))
                .body(capabilities.statement(base(request)).body().toArray());
    }

    @GetMapping(path = BASE + "/{kind}")
    ResponseEntity<byte[]> search(Caller caller, @PathVariable String kind, HttpServletRequest request) {
        return answer(caller, request, new Interaction.Search(kind, inAddress(request)));
    }

    /** The same with the parameters in the body, where no log of addresses has them (R4 http.html#search). */
    @PostMapping(path = BASE + "/{kind}/_search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> searchByForm(Caller caller, @PathVariable String kind, HttpServletRequest request)
            throws IOException {
        List<Parameter> all = new ArrayList<>(inAddress(request));
        all.addAll(FhirHttp.inForm(request));
        return answer(caller, request, new Interaction.Search(kind, all));
    }

    @GetMapping(path = BASE + "/{kind}/{id}")
    ResponseEntity<byte[]> read(
            Caller caller, @PathVariable String kind, @PathVariable String id, HttpServletRequest request) {
        return answer(
                caller, request, new Interaction.Read(new ResourceKey(kind, id), inAddress(request), known(request)));
    }

    @GetMapping(path = BASE + "/{kind}/{id}/_history")
    ResponseEntity<byte[]> history(
            Caller caller, @PathVariable String kind, @PathVariable String id, HttpServletRequest request) {
        return answer(caller, request, new Interaction.History(new ResourceKey(kind, id)));
    }

    @GetMapping(path = BASE + "/{kind}/{id}/_history/{version}")
    ResponseEntity<byte[]> readVersion(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String version,
            HttpServletRequest request) {
        ResourceKey key = new ResourceKey(kind, id);
        return answer(caller, request, new Interaction.ReadVersion(key, version, inAddress(request)));
    }

    private ResponseEntity<byte[]> answer(Caller caller, HttpServletRequest request, Interaction interaction) {
        return entity(answers.answer(asker(caller, request), interaction));
    }
}
