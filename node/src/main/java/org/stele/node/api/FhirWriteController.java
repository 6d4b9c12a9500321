package org.stele.node.api;

import static org.stele.node.api.FhirHttp.BASE;
import static org.stele.node.api.FhirHttp.FHIR;
import static org.stele.node.api.FhirHttp.asker;
import static org.stele.node.api.FhirHttp.entity;
import static org.stele.node.api.FhirHttp.query;
import static org.stele.node.api.FhirHttp.unless;
import static org.stele.node.api.FhirHttp.versions;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.patch.JsonPatching;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.node.auth.Caller;
import org.stele.node.fhir.SentResource;
import org.stele.node.fhir.rest.FhirAnswers;
import org.stele.node.fhir.rest.Interaction;

/** Writing over FHIR R4 into the charts of the organisation's own patients, by its own staff (R4 http.html). */
@RestController
final class FhirWriteController {
    private final FhirAnswers answers;

    FhirWriteController(FhirAnswers answers) {
        this.answers = answers;
    }

    @PostMapping(
            path = BASE + "/{kind}",
            consumes = {FHIR, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> create(
            Caller caller, @PathVariable String kind, @RequestBody byte[] body, HttpServletRequest request) {
        return answer(caller, request, new Interaction.Create(kind, sent(body), unless(request)));
    }

    @PutMapping(
            path = BASE + "/{kind}/{id}",
            consumes = {FHIR, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> update(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        ResourceKey key = new ResourceKey(kind, id);
        return answer(caller, request, new Interaction.Update(key, sent(body), versions(request)));
    }

    @PutMapping(
            path = BASE + "/{kind}",
            consumes = {FHIR, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> updateFound(
            Caller caller, @PathVariable String kind, @RequestBody byte[] body, HttpServletRequest request) {
        return answer(
                caller, request, new Interaction.UpdateFound(kind, query(request), sent(body), versions(request)));
    }

    @PatchMapping(path = BASE + "/{kind}/{id}", consumes = JsonPatching.MEDIA_TYPE)
    ResponseEntity<byte[]> patch(
            Caller caller,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        ResourceKey key = new ResourceKey(kind, id);
        return answer(caller, request, new Interaction.Patch(key, Bytes.wrap(body), versions(request)));
    }

    @PatchMapping(path = BASE + "/{kind}", consumes = JsonPatching.MEDIA_TYPE)
    ResponseEntity<byte[]> patchFound(
            Caller caller, @PathVariable String kind, @RequestBody byte[] body, HttpServletRequest request) {
        return answer(
                caller, request, new Interaction.PatchFound(kind, query(request), Bytes.wrap(body), versions(request)));
    }

    @DeleteMapping(path = BASE + "/{kind}/{id}")
    ResponseEntity<byte[]> delete(
            Caller caller, @PathVariable String kind, @PathVariable String id, HttpServletRequest request) {
        return answer(caller, request, new Interaction.Delete(new ResourceKey(kind, id), versions(request)));
    }

    @DeleteMapping(path = BASE + "/{kind}")
    ResponseEntity<byte[]> deleteFound(Caller caller, @PathVariable String kind, HttpServletRequest request) {
        return answer(caller, request, new Interaction.DeleteFound(kind, query(request), versions(request)));
    }

    private static SentResource sent(byte[] body) {
        return SentResource.alone(Bytes.wrap(body));
    }

    private ResponseEntity<byte[]> answer(Caller caller, HttpServletRequest request, Interaction interaction) {
        return entity(answers.answer(asker(caller, request), interaction));
    }
}
