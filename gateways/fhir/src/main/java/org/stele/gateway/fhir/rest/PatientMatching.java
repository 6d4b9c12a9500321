package org.stele.gateway.fhir.rest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.Searches;
import org.stele.gateway.fhir.json.CanonicalJson;
import org.stele.gateway.fhir.match.Grade;
import org.stele.gateway.fhir.match.Likeness;
import org.stele.gateway.fhir.match.MatchRequest;
import org.stele.ledger.contract.Author;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers who is meant (R4 patient-operation-match.html, IHE PDQm ITI-119). Who may not be seen is as if they were not there. Safe for use by
 * many threads.
 */
public final class PatientMatching {
    private static final String GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";
    private static final String AGREES = "urn:stele:match:agrees";
    private static final String DIFFERS = "urn:stele:match:differs";

    private static final Comparator<Candidate> SUREST = Comparator.comparing(Candidate::grade)
            .thenComparing(it -> it.likeness().score(), Comparator.reverseOrder())
            .thenComparing(it -> it.entry().facts().address())
            .thenComparing(it -> it.entry().record().toString());

    private final Searches searches;

    private record Candidate(SubjectId home, ChartEntry entry, Likeness likeness, Grade grade) {}

    public PatientMatching(Searches searches) {
        this.searches = searches;
    }

    /**
     * A Bundle with the candidates, the surest first; the journals of all of them have it, of those in the answer that they were opened too.
     *
     * @param base this server's own address
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here
     */
    public Answer answer(Author clinician, MatchRequest request, String base) {
        List<Candidate> all = searches.search(clinician, request).stream()
                .flatMap(in -> candidates(in, request))
                .sorted(SUREST)
                .toList();
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "searchset");
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        wanted(all, request).forEach(it -> open(clinician, it).ifPresent(patient -> entry(entries, it, patient, base)));
        bundle.put("total", request.onlyCertain() ? entries.size() : all.size());
        if (!entries.isEmpty()) {
            bundle.set("entry", entries);
        }
        return Answer.of(CanonicalJson.write(bundle));
    }

    private static Stream<Candidate> candidates(FoundIn in, MatchRequest request) {
        return in.entries().stream().flatMap(entry -> {
            Likeness likeness = request.likeness(entry);
            return likeness.grade().map(grade -> new Candidate(in.home(), entry, likeness, grade)).stream();
        });
    }

    /** With {@code onlyCertainMatches} nobody where several may be meant (R4 patient-operation-match.html). */
    private static List<Candidate> wanted(List<Candidate> all, MatchRequest request) {
        if (!request.onlyCertain()) {
            return all.stream().limit(request.count()).toList();
        }
        List<Candidate> likely =
                all.stream().filter(it -> it.grade() != Grade.POSSIBLE).toList();
        return likely.size() == 1 && likely.getFirst().grade() == Grade.CERTAIN ? likely : List.of();
    }

    private Optional<StoredResource> open(Author clinician, Candidate candidate) {
        ChartEntry entry = candidate.entry();
        return searches.open(clinician, candidate.home(), List.of(entry.record())).stream()
                .findFirst()
                .map(opened -> StoredResource.of(entry, opened));
    }

    private static void entry(ArrayNode entries, Candidate candidate, StoredResource patient, String base) {
        ObjectNode entry = entries.addObject();
        entry.put("fullUrl", base + "/Patient/" + patient.tree().path("id").asString(""));
        entry.set("resource", patient.tree());
        ObjectNode search = entry.putObject("search")
                .put("mode", "match")
                .put("score", candidate.likeness().score());
        ArrayNode extensions = search.putArray("extension");
        extension(extensions, GRADE, candidate.grade().code());
        candidate.likeness().agreeing().forEach(it -> extension(extensions, AGREES, it));
        candidate.likeness().differing().forEach(it -> extension(extensions, DIFFERS, it));
    }

    private static void extension(ArrayNode extensions, String url, String code) {
        extensions.addObject().put("url", url).put("valueCode", code);
    }
}
