package org.stele.node.fhir.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stele.exchange.ExchangeException;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.rest.WritableKinds;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.Naming;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;
import org.stele.node.problem.Problems;

/** Reads the resources of one transaction. For one thread. */
final class TransactionDrafts {
    private static final WritableKinds WRITABLE = new WritableKinds(SearchParameters.R4);

    private final FhirDoor door;
    private final List<Transaction.Entry> entries;
    private final Map<Integer, List<ProblemIssue>> flags = new TreeMap<>();

    TransactionDrafts(FhirDoor door, List<Transaction.Entry> entries) {
        this.door = door;
        this.entries = entries;
    }

    /** Places that do not conform to a profile, where the node only says so, of one entry. */
    List<ProblemIssue> flags(int entry) {
        return flags.getOrDefault(entry, List.of());
    }

    /**
     * Those that are not there yet.
     *
     * @throws ProblemException with the first entry that is wrong, and every place that is wrong in it
     */
    List<Draft> read(List<ResourceKey> keys, List<Boolean> isFound, TransactionNeighbours neighbours) {
        List<Draft> drafts = new ArrayList<>();
        flags.clear();
        for (int i = 0; i < entries.size(); i++) {
            if (!isFound.get(i)) {
                FhirDoor.Read<Draft> read = read(entries.get(i), keys.get(i), neighbours);
                flags.put(i, read.flags());
                drafts.add(read.content());
            }
        }
        return drafts;
    }

    private FhirDoor.Read<Draft> read(Transaction.Entry entry, ResourceKey key, TransactionNeighbours neighbours) {
        try {
            FhirDoor.Read<Draft> read = door.draft(entry.create().resource(), Naming.added(key), neighbours);
            requirePlace(read.content());
            read.content().requireRecord();
            return read;
        } catch (ProblemException | ExchangeException e) {
            throw new ProblemException(at(entry.path() + ".resource", key.kind(), e));
        }
    }

    /** What cannot refer to a patient comes along with what does. */
    private static void requirePlace(Draft draft) {
        if (WRITABLE.canCreate(draft.key().kind())) {
            draft.requirePlace();
        }
    }

    /** What is wrong is so where it stands in the bundle. */
    private static Problem at(String path, String kind, RuntimeException refusal) {
        Problem problem = Problems.of(refusal).orElseThrow(() -> refusal);
        List<ProblemIssue> issues = problem.issues().stream()
                .flatMap(List::stream)
                .map(it -> new ProblemIssue(at(path, kind, it.path()), it.code()))
                .toList();
        return problem.with(issues.isEmpty() ? List.of(new ProblemIssue(path, problem.code())) : issues);
    }

    private static String at(String path, String kind, String place) {
        return place.startsWith(kind) ? path + place.substring(kind.length()) : path;
    }
}
