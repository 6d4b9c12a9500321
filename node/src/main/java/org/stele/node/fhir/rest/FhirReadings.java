package org.stele.node.fhir.rest;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.stele.exchange.Exchange;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Answer;
import org.stele.gateway.fhir.rest.FhirServer;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.EverythingReader;
import org.stele.gateway.fhir.search.query.LastReader;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.gateway.fhir.search.query.SubsetReader;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Answers what changes nothing. */
final class FhirReadings {
    private final FhirServer server;
    private final InstantSource clock;
    private final EverythingReader everythingReader = new EverythingReader(SearchParameters.R4);

    FhirReadings(Exchange exchange, InstantSource clock) {
        this.server = new FhirServer(exchange.searches());
        this.clock = clock;
    }

    FhirResponse answer(Asker asker, Interaction.Reading reading) {
        return switch (reading) {
            case Interaction.Read(ResourceKey key, List<Parameter> parameters) ->
                found(server.read(asker.author(), key, subset(asker, key, parameters)));
            case Interaction.ReadVersion(ResourceKey key, String version, List<Parameter> parameters) ->
                found(server.read(asker.author(), key, version, subset(asker, key, parameters)));
            case Interaction.History(ResourceKey key) -> found(server.history(asker.author(), key, asker.base()));
            case Interaction.Search(String kind, List<Parameter> parameters) -> search(asker, kind, parameters);
            case Interaction.Everything(String patient, List<Parameter> parameters) ->
                everything(asker, patient, parameters);
            case Interaction.Last(List<Parameter> parameters) -> last(asker, parameters);
        };
    }

    private FhirResponse search(Asker asker, String kind, List<Parameter> parameters) {
        return FhirResponse.ok(
                server.search(asker.author(), queries(asker).read(kind, parameters, asker.lenient()), asker.base()));
    }

    private FhirResponse everything(Asker asker, String patient, List<Parameter> parameters) {
        return found(server.everything(
                asker.author(), everythingReader.read(patient, parameters, asker.lenient()), asker.base()));
    }

    private FhirResponse last(Asker asker, List<Parameter> parameters) {
        LastReader reader = new LastReader(queries(asker));
        return FhirResponse.ok(server.last(asker.author(), reader.read(parameters, asker.lenient()), asker.base()));
    }

    private QueryReader queries(Asker asker) {
        return new QueryReader(SearchParameters.R4, clock, asker.base());
    }

    private static Subset subset(Asker asker, ResourceKey key, List<Parameter> parameters) {
        return SubsetReader.read(key.kind(), parameters, asker.lenient());
    }

    private static FhirResponse found(Optional<Answer> answer) {
        return FhirResponse.ok(answer.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)));
    }
}
