package org.stele.node.fhir.rest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stele.contracts.id.SubjectId;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.FhirTransactor;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** What the references of one transaction find by conditions, each of them looked for once. For one thread. */
final class ConditionalReferences {
    /** Different conditions: each is a search, that of a patient through all charts. */
    static final int MOST = 100;

    private static final String PATIENT = "Patient";

    private final FhirTransactor transactor;
    private final Conditions conditions;
    private final Asker asker;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Optional<ResourceKey>> found = new HashMap<>();
    private final Map<ResourceKey, Optional<SubjectId>> homes = new HashMap<>();

    ConditionalReferences(FhirTransactor transactor, Conditions conditions, Asker asker) {
        this.transactor = transactor;
        this.conditions = conditions;
        this.asker = asker;
    }

    /** The patient whom a condition finds; nothing for other kinds, which lie in the chart of one who is not known yet. */
    Optional<ResourceKey> patient(String kind, String query) {
        SearchQuery condition = read(kind, query);
        return kind.equals(PATIENT)
                ? found.computeIfAbsent(query, _ -> transactor.match(asker.author(), condition))
                : Optional.empty();
    }

    /** What a condition finds in the chart of this patient. */
    Optional<ResourceKey> in(ResourceKey patient, String kind, String query) {
        SearchQuery condition = read(kind, query);
        return found.computeIfAbsent(
                patient + " " + kind + "?" + query,
                _ -> home(patient).flatMap(it -> transactor.match(asker.author(), condition, it)));
    }

    private Optional<SubjectId> home(ResourceKey patient) {
        return homes.computeIfAbsent(patient, _ -> transactor.find(asker.author(), patient));
    }

    private SearchQuery read(String kind, String query) {
        asked.add(kind + "?" + query);
        if (asked.size() > MOST) {
            throw new ProblemException(Problem.of(
                    ProblemCode.INVALID_BUNDLE,
                    "The references of a transaction have at most " + MOST + " different conditions: send several."));
        }
        return conditions.read(asker, kind, query);
    }
}
