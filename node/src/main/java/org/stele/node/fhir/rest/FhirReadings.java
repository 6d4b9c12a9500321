package org.stele.node.fhir.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.Exchange;
import org.stele.exchange.identify.SeatRequest;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.Searches;
import org.stele.gateway.fhir.audit.PatientTrail;
import org.stele.gateway.fhir.consent.PatientConsents;
import org.stele.gateway.fhir.provenance.ProvenSearches;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Answer;
import org.stele.gateway.fhir.rest.FhirServer;
import org.stele.gateway.fhir.scope.Granted;
import org.stele.gateway.fhir.scope.Permission;
import org.stele.gateway.fhir.scope.ScopedSearches;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.EverythingQuery;
import org.stele.gateway.fhir.search.query.EverythingReader;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.gateway.fhir.search.query.LastQuery;
import org.stele.gateway.fhir.search.query.LastReader;
import org.stele.gateway.fhir.search.query.Parameter;
import org.stele.gateway.fhir.search.query.PixQuery;
import org.stele.gateway.fhir.search.query.PixReader;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.gateway.fhir.search.query.SubsetReader;
import org.stele.gateway.fhir.search.query.Widened;
import org.stele.gateway.fhir.search.query.Widening;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.gateway.fhir.summary.SummaryDocument;
import org.stele.gateway.fhir.summary.SummaryQuery;
import org.stele.gateway.fhir.summary.SummaryReader;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/**
 * Answers what changes nothing. Patients are answered by their own trail, as AuditEvents, by what they decided and are asked to grant, as
 * Consents, and by the Tasks of that; all else is for clinicians, who find of these kinds what was taken in, and among Provenances those of what stands on the ledger too.
 */
final class FhirReadings {
    private static final String AUDIT = "AuditEvent";
    private static final String CONSENT = "Consent";
    private static final String PROVENANCE = "Provenance";
    private static final String TASK = "Task";
    /** With other organisations: somebody waits at a screen. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Set<String> FORMAT = Set.of("_format");
    private static final Set<String> PATIENT_AND_FORMAT = Set.of("patient", "_format");

    private final Exchange exchange;
    private final FhirProposals proposals;
    private final FhirServer charts;
    private final OtherOrganisations organisations;
    private final OwnName name;
    private final InstantSource clock;
    private final EverythingReader everythingReader = new EverythingReader(SearchParameters.R4);

    FhirReadings(Exchange exchange, FhirProposals proposals, OwnName name, InstantSource clock) {
        this.exchange = exchange;
        this.proposals = proposals;
        this.charts = new FhirServer(exchange.searches());
        this.organisations = new OtherOrganisations(exchange.identities(), PATIENCE, clock);
        this.name = name;
        this.clock = clock;
    }

    FhirResponse answer(Asker asker, Interaction.Reading reading) {
        return switch (reading) {
            case Interaction.Read(ResourceKey key, List<Parameter> parameters, Known known) ->
                found(reader(asker, key).read(asker.author(), key, subset(asker, key, parameters)))
                        .unless(known);
            case Interaction.ReadVersion(ResourceKey key, String version, List<Parameter> parameters) ->
                found(reader(asker, key).read(asker.author(), key, version, subset(asker, key, parameters)));
            case Interaction.History(ResourceKey key) ->
                found(reader(asker, key).history(asker.author(), key, asker.base()));
            case Interaction.Search(String kind, List<Parameter> parameters) -> search(asker, kind, parameters);
            case Interaction.Everything(String patient, List<Parameter> parameters) ->
                everything(asker, patient, parameters);
            case Interaction.Summary(String patient, List<Parameter> parameters) -> summary(asker, patient, parameters);
            case Interaction.Last(List<Parameter> parameters) -> last(asker, parameters);
            case Interaction.CrossReference(List<Parameter> parameters, SeatRequest signed) ->
                crossReference(asker, parameters, signed);
            case Interaction.Prove prove -> prove(asker, prove);
            case Interaction.ProveVersion prove -> prove(asker, prove);
            case Interaction.ProveTrail(List<Parameter> parameters) -> proveTrail(asker, parameters);
        };
    }

    private FhirServer reader(Asker asker, ResourceKey key) {
        return within(asker, Set.of(key.kind()), Permission.READ).orElseGet(() -> server(asker, key));
    }

    /** Of one resource, which may be what a patient was asked for. */
    private FhirServer server(Asker asker, ResourceKey key) {
        return patient(asker).isPresent()
                ? server(asker, key.kind())
                : proposals.at(asker, key).map(FhirServer::new).orElseGet(() -> server(asker, key.kind()));
    }

    /** Where there is nothing beside what the asker's scopes admit of the charts; empty for an asker who has none, and signs. */
    private Optional<FhirServer> within(Asker asker, Set<String> kinds, Permission permission) {
        Reach.require(asker, kinds, permission);
        return asker.granted()
                .map(granted -> new FhirServer(new ScopedSearches(searches(granted), granted, permission)));
    }

    /** Of a patient's own chart alone, where it is theirs that is read. */
    private Searches searches(Granted granted) {
        return granted.approval().map(exchange.apps()::searches).orElseGet(exchange::searches);
    }

    private FhirServer server(Asker asker, String kind) {
        return switch (kind) {
            case AUDIT -> patient(asker).map(home -> trail(asker, home)).orElse(charts);
            case CONSENT -> patient(asker).map(home -> consents(asker, home)).orElse(charts);
            case TASK ->
                patient(asker)
                        .map(home -> new FhirServer(proposals.tasks(asker, home)))
                        .orElse(charts);
            case PROVENANCE -> new FhirServer(proven(asker, List.of()));
            default -> charts;
        };
    }

    /** Of whatever a search names Provenances in, as chains and what it includes do. */
    private FhirServer server(Asker asker, SearchQuery query, List<Parameter> parameters) {
        if (!namesProvenance(query.kind(), parameters) || patient(asker).isPresent()) {
            return server(asker, query.kind());
        }
        ProvenSearches proven = proven(asker, query.kind().equals(PROVENANCE) ? parameters : List.of());
        proven.requireBounded(query);
        return new FhirServer(proven);
    }

    private static boolean namesProvenance(String kind, List<Parameter> parameters) {
        return kind.equals(PROVENANCE)
                || parameters.stream()
                        .anyMatch(it ->
                                it.name().contains(PROVENANCE) || it.value().contains(PROVENANCE));
    }

    private ProvenSearches proven(Asker asker, List<Parameter> parameters) {
        return new ProvenSearches(exchange.searches(), parameters, asker.base());
    }

    private FhirServer consents(Asker asker, SubjectId home) {
        return new FhirServer(
                PatientConsents.of(exchange.sharing(), exchange.proposals(), exchange.trails(), asker.author(), home));
    }

    private FhirServer trail(Asker asker, SubjectId home) {
        return new FhirServer(PatientTrail.of(exchange.trails(), asker.author(), home));
    }

    private static Optional<SubjectId> patient(Asker asker) {
        return Actor.of(asker.author())
                .flatMap(actor -> actor instanceof Actor.OfSubject(SubjectId id) ? Optional.of(id) : Optional.empty());
    }

    private FhirResponse prove(Asker asker, Interaction.Prove prove) {
        Reach.requireSigned(asker);
        known(asker, prove.parameters(), FORMAT);
        return found(server(asker, prove.key()).prove(asker.author(), prove.key()));
    }

    private FhirResponse prove(Asker asker, Interaction.ProveVersion prove) {
        Reach.requireSigned(asker);
        known(asker, prove.parameters(), FORMAT);
        return found(server(asker, prove.key()).prove(asker.author(), prove.key(), prove.version()));
    }

    /** Of whoever asks; where another patient is named, there is none. */
    private FhirResponse proveTrail(Asker asker, List<Parameter> parameters) {
        Reach.requireSigned(asker);
        SubjectId home = patient(asker).orElseThrow(() -> new ProblemException(ProblemCode.FORBIDDEN));
        List<Parameter> known = known(asker, parameters, PATIENT_AND_FORMAT);
        return found(trail(asker, home).prove(asker.author(), queries(asker).read(AUDIT, known, false)));
    }

    private static List<Parameter> known(Asker asker, List<Parameter> parameters, Set<String> names) {
        List<Parameter> known =
                parameters.stream().filter(it -> names.contains(it.name())).toList();
        if (known.size() < parameters.size() && !asker.lenient()) {
            throw new InvalidSearchException(
                    InvalidSearchException.Reason.UNKNOWN_PARAMETER,
                    parameters.stream()
                            .filter(it -> !names.contains(it.name()))
                            .findFirst()
                            .orElseThrow()
                            .name());
        }
        return known;
    }

    private FhirResponse search(Asker asker, String kind, List<Parameter> parameters) {
        QueryReader reader = queries(asker);
        SearchQuery query = reader.read(kind, parameters, asker.lenient());
        FhirServer server =
                within(asker, query.kinds(), Permission.SEARCH).orElseGet(() -> server(asker, query, parameters));
        Widened<SearchQuery> widened = namesProvenance(kind, parameters)
                ? Widened.of(query)
                : widened(asker, query, parameters, asked -> reader.read(kind, asked, asker.lenient()));
        return FhirResponse.ok(server.search(asker.author(), widened, asker.base()));
    }

    private FhirResponse everything(Asker asker, String patient, List<Parameter> parameters) {
        EverythingQuery query = everythingReader.read(patient, parameters, asker.lenient());
        FhirServer server = within(asker, Set.of("Patient"), Permission.SEARCH).orElse(charts);
        return found(server.everything(asker.author(), query, asker.base()));
    }

    private FhirResponse summary(Asker asker, String patient, List<Parameter> parameters) {
        Reach.requireSigned(asker);
        SummaryQuery query = new SummaryReader(queries(asker)).read(patient, parameters, asker.lenient());
        SummaryDocument document = new SummaryDocument(asker.base(), name.custodian(), clock.instant());
        return found(charts.summary(asker.author(), query, document));
    }

    private FhirResponse last(Asker asker, List<Parameter> parameters) {
        LastReader reader = new LastReader(queries(asker));
        LastQuery query = reader.read(parameters, asker.lenient());
        FhirServer server =
                within(asker, query.search().kinds(), Permission.SEARCH).orElse(charts);
        Widened<LastQuery> widened = widened(asker, query, parameters, asked -> reader.read(asked, asker.lenient()));
        return FhirResponse.ok(server.last(asker.author(), widened, asker.base()));
    }

    private FhirResponse crossReference(Asker asker, List<Parameter> parameters, SeatRequest signed) {
        Reach.requireSigned(asker);
        PixQuery query = new PixReader(queries(asker)).read(parameters, asker.lenient());
        return found(charts.crossReference(
                asker.author(), query, () -> organisations.ask(asker.author(), query, signed), asker.base()));
    }

    /** To all charts of one person; not for patients, nor for who may look into one chart alone. */
    private <Q extends ChartQuery> Widened<Q> widened(
            Asker asker, Q query, List<Parameter> asked, Function<List<Parameter>, Q> reader) {
        boolean isConfined = patient(asker).isPresent()
                || asker.granted().flatMap(Granted::chart).isPresent();
        return isConfined
                ? Widened.of(query)
                : new Widening(asker.base(), address -> exchange.searches().linked(asker.author(), address))
                        .widen(query, asked, reader);
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
