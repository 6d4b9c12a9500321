package org.stele.gateway.fhir.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.Searches;
import org.stele.exchange.write.JointWritings;
import org.stele.exchange.write.Together;
import org.stele.exchange.write.Written;
import org.stele.exchange.write.WrittenTogether;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.PresentResources.Present;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.ledger.contract.Author;

/**
 * Adds several resources to one patient's chart, all of them or none (R4 http.html#transaction). What may not be seen is as if it
 * were not there, in conditions too. Safe for use by many threads.
 *
 * <p>Every method throws {@link ExchangeException} as {@link FhirWriter} does.
 */
public final class FhirTransactor {
    private static final String FOUND = "=";
    private static final String ADDED = "+";

    private final FhirServer server;
    private final FhirWriter writer;
    private final PresentResources present;
    private final JointWritings writings;

    /** Makes drafts of what is added, once it is known which is there already. */
    @FunctionalInterface
    public interface Drafting {
        /**
         * Those that are not there, in their order.
         *
         * @param keys of all additions, new or of what was found
         * @param isFound which of them were found
         */
        List<Draft> read(List<ResourceKey> keys, List<Boolean> isFound);
    }

    public FhirTransactor(Searches searches, FhirWriter writer, JointWritings writings) {
        this.server = new FhirServer(searches);
        this.present = new PresentResources(searches);
        this.writer = writer;
        this.writings = writings;
    }

    /**
     * What the same transaction has become before, in the order of its additions; those are empty that cannot be seen any more.
     *
     * @param digest of what was sent and who sent it
     * @param kinds of the additions
     */
    public Optional<List<Optional<Saved>>> find(Author author, Hash digest, List<String> kinds) {
        return writings.find(digest).map(written -> answers(author, written, kinds));
    }

    /**
     * Adds them.
     *
     * @param digest of what was sent and who sent it
     * @return in the order of the additions, as {@link #find} does
     * @throws ExchangeException {@code SEVERAL_MATCH}; {@code INVALID} where they are not all of one patient
     */
    public List<Optional<Saved>> add(Author author, Hash digest, List<Addition> additions, Drafting drafting) {
        SortedSet<String> kinds = new TreeSet<>();
        additions.forEach(it -> it.unless().ifPresent(unless -> kinds.add(unless.kind())));
        return writer.alone(kinds, () -> addAlone(author, digest, additions, drafting));
    }

    private List<Optional<Saved>> addAlone(Author author, Hash digest, List<Addition> additions, Drafting drafting) {
        List<String> names = new ArrayList<>();
        List<ResourceKey> keys = new ArrayList<>();
        List<ChartQuery> unless = new ArrayList<>();
        for (Addition addition : additions) {
            Optional<ResourceKey> found =
                    addition.unless().flatMap(it -> present.match(author, it)).map(Present::key);
            ResourceKey key = found.orElseGet(() -> new ResourceKey(addition.kind(), addition.id()));
            keys.add(key);
            names.add((found.isPresent() ? FOUND : ADDED) + key.id());
            addition.unless().filter(_ -> found.isEmpty()).ifPresent(unless::add);
        }
        List<Draft> drafts = drafting.read(
                keys, names.stream().map(it -> it.startsWith(FOUND)).toList());
        List<String> kinds = additions.stream().map(Addition::kind).toList();
        if (drafts.isEmpty()) {
            return answers(author, new WrittenTogether(names, List.of()), kinds);
        }
        WrittenTogether written = write(author, drafts, digest, unless, names);
        return written.names().equals(names) ? answers(author, written, keys, drafts) : answers(author, written, kinds);
    }

    private WrittenTogether write(
            Author author, List<Draft> drafts, Hash digest, List<ChartQuery> unless, List<String> names) {
        Together together =
                new Together(digest, drafts.stream().map(Draft::submission).toList(), unless, names);
        Optional<Draft> patient =
                drafts.stream().filter(it -> it.patient().isPresent()).findFirst();
        return patient.map(it -> writings.enrol(author, it.patient().orElseThrow(), together))
                .orElseGet(() -> writings.create(author, home(author, drafts), together));
    }

    private SubjectId home(Author author, List<Draft> drafts) {
        return present.at(author, patient(drafts)).map(Present::home).orElseThrow(FhirWriter::noSuchPatient);
    }

    /**
     * The one patient whom drafts are, or to whom they refer.
     *
     * @throws ExchangeException {@code INVALID} where that is none, or several
     */
    public static ResourceKey patient(List<Draft> drafts) {
        NavigableSet<ResourceKey> patients = new TreeSet<>();
        for (Draft draft : drafts) {
            draft.patient().ifPresent(_ -> patients.add(draft.key()));
            draft.references().stream()
                    .filter(it -> it.kind().equals("Patient"))
                    .forEach(patients::add);
        }
        if (patients.size() != 1) {
            throw new ExchangeException(
                    Reason.INVALID,
                    "a transaction is about one patient, whom it adds or to whom it refers",
                    List.of(new Issue("Bundle.entry", patients.isEmpty() ? "NO_PATIENT" : "SEVERAL_PATIENTS")));
        }
        return patients.first();
    }

    /** Which resource a condition finds, in the chart of this patient. */
    public Optional<ResourceKey> match(Author author, SearchQuery condition, ResourceKey patient) {
        return present.match(author, condition, patient).map(Present::key);
    }

    /** Which patient a condition finds. */
    public Optional<ResourceKey> match(Author author, SearchQuery condition) {
        return present.match(author, condition).map(Present::key);
    }

    private List<Optional<Saved>> answers(Author author, WrittenTogether written, List<String> kinds) {
        List<Optional<Saved>> answers = new ArrayList<>();
        int added = 0;
        for (int i = 0; i < kinds.size(); i++) {
            String name = written.names().get(i);
            ResourceKey key = new ResourceKey(kinds.get(i), name.substring(1));
            answers.add(
                    name.startsWith(FOUND)
                            ? found(author, key)
                            : server.read(author, key, version(written.records().get(added++)), new Subset.Whole())
                                    .map(it -> new Saved(true, key, it)));
        }
        return answers;
    }

    /** Of what was added as it was sent, which nobody has to open for that. */
    private List<Optional<Saved>> answers(
            Author author, WrittenTogether written, List<ResourceKey> keys, List<Draft> drafts) {
        List<Optional<Saved>> answers = new ArrayList<>();
        int added = 0;
        for (int i = 0; i < keys.size(); i++) {
            if (written.names().get(i).startsWith(FOUND)) {
                answers.add(found(author, keys.get(i)));
            } else {
                answers.add(Optional.of(FhirWriter.saved(
                        true, drafts.get(added), written.records().get(added))));
                added++;
            }
        }
        return answers;
    }

    private Optional<Saved> found(Author author, ResourceKey key) {
        return server.read(author, key, new Subset.Whole()).map(it -> new Saved(false, key, it));
    }

    private static String version(Written written) {
        return StoredResource.versionId(written.record());
    }
}
