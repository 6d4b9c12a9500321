package org.stele.node.fhir.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.gateway.fhir.patch.JsonPatching;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.rest.Entries;
import org.stele.gateway.fhir.rest.WritableKinds;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.Naming;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;
import org.stele.node.problem.Problems;

/** Reads the resources that one transaction writes. For one thread. */
final class TransactionDrafts {
    private static final WritableKinds WRITABLE = new WritableKinds(SearchParameters.R4);

    private final FhirDoor door;
    private final List<Transaction.Entry> writings;
    private final TransactionBounds bounds;
    private final Map<Integer, JsonPatching> patches = new HashMap<>();
    private final Set<Integer> opened = new HashSet<>();
    private final Map<Integer, List<ProblemIssue>> flags = new TreeMap<>();

    /** @throws ProblemException where a patch is none */
    TransactionDrafts(FhirDoor door, List<Transaction.Entry> writings, TransactionBounds bounds) {
        this.door = door;
        this.bounds = bounds;
        this.writings = writings;
        for (int i = 0; i < writings.size(); i++) {
            Transaction.Entry entry = writings.get(i);
            int place = i;
            EntryPlace.in(entry, () -> patch(entry.interaction())).ifPresent(it -> patches.put(place, it));
        }
    }

    private Optional<JsonPatching> patch(Interaction interaction) {
        return switch (interaction) {
            case Interaction.Patch it -> Optional.of(FhirPatches.read(door, it.patch(), it.versions()));
            case Interaction.PatchFound it -> Optional.of(FhirPatches.read(door, it.patch(), it.versions()));
            case Interaction.Reading _, Interaction.Writing _ -> Optional.empty();
        };
    }

    /** Places that do not conform to a profile, where the node only says so, of one entry. */
    List<ProblemIssue> flags(int entry) {
        return flags.getOrDefault(entry, List.of());
    }

    /**
     * Those that are written.
     *
     * @throws ProblemException with the first entry that is wrong, and every place that is wrong in it
     */
    List<Draft> read(Entries.Known known, TransactionNeighbours neighbours) {
        List<Draft> drafts = new ArrayList<>();
        flags.clear();
        for (int i = 0; i < writings.size(); i++) {
            if (known.isWritten(i)) {
                FhirDoor.Read<Draft> read = read(i, known, neighbours);
                flags.put(i, read.flags());
                drafts.add(read.content());
            }
        }
        return drafts;
    }

    private FhirDoor.Read<Draft> read(int entry, Entries.Known known, TransactionNeighbours neighbours) {
        ResourceKey key = known.key(entry);
        try {
            FhirDoor.Read<Draft> read = draft(entry, known, neighbours);
            if (!known.isThere(entry)) {
                requirePlace(read.content());
            }
            read.content().requireRecord();
            return read;
        } catch (ProblemException | ExchangeException e) {
            throw new ProblemException(at(writings.get(entry).path() + ".resource", key.kind(), e));
        }
    }

    private FhirDoor.Read<Draft> draft(int entry, Entries.Known known, TransactionNeighbours neighbours) {
        bounds.requireTime();
        ResourceKey key = known.key(entry);
        return switch (writings.get(entry).interaction()) {
            case Interaction.Create it -> door.draft(it.resource(), Naming.added(key), neighbours);
            case Interaction.Update it -> door.draft(it.resource(), Naming.at(key), neighbours);
            case Interaction.UpdateFound it ->
                door.draft(
                        it.resource(),
                        known.isAll() ? Naming.found(key.kind(), Optional.of(key)) : Naming.added(key),
                        neighbours);
            case Interaction.Patch _, Interaction.PatchFound _ ->
                door.patched(
                        Objects.requireNonNull(patches.get(entry)), present(entry, known), Naming.at(key), neighbours);
            case Interaction.Reading _, Interaction.Delete _, Interaction.DeleteFound _ ->
                throw new IllegalStateException("nothing is written for it");
        };
    }

    private Bytes present(int entry, Entries.Known known) {
        Bytes present = known.present(entry);
        if (opened.add(entry)) {
            bounds.open(present.length());
        }
        return present;
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
