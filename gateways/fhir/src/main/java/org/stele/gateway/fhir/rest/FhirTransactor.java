package org.stele.gateway.fhir.rest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Issue;
import org.stele.exchange.Reason;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.Searches;
import org.stele.exchange.write.JointWritings;
import org.stele.exchange.write.Together;
import org.stele.exchange.write.Written;
import org.stele.exchange.write.WrittenTogether;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.PresentResources.Present;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.ledger.contract.Author;

/**
 * Adds several resources to one patient's chart, all of them or none (R4 http.html#transaction). What may not be seen is as if it
 * were not there, in conditions too. Safe for use by many threads.
 *
 * <p>Every method throws {@link ExchangeException} as {@link FhirWriter} does.
 */
public final class FhirTransactor {
    private static final String PATIENT = "Patient";

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
         * @param patient whom the transaction is about, where that is known from those that were found meanwhile
         */
        List<Draft> read(List<ResourceKey> keys, List<Boolean> isFound, Optional<ResourceKey> patient);
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

    /**
     * Enters a patient by the record that says who they are.
     *
     * @param digest of what was sent and who sent it: the same again is answered again
     * @throws ExchangeException {@code IDENTIFIER_TAKEN}, also where what was entered then cannot be seen any more
     */
    public Saved enrol(Author clerk, Hash digest, Draft draft) {
        String name = Found.ADDED + draft.key().id();
        Together alone = new Together(digest, List.of(draft.submission()), List.of(), List.of(name));
        WrittenTogether written = writings.enrol(clerk, draft.patient().orElseThrow(), alone);
        return written.names().equals(alone.names())
                ? FhirWriter.saved(true, draft, written.records().getFirst())
                : answers(clerk, written, List.of(PATIENT)).getFirst().orElseThrow(FhirTransactor::known);
    }

    private static ExchangeException known() {
        return new ExchangeException(
                Reason.IDENTIFIER_TAKEN,
                "a patient of this medical record number is known here: write into their chart");
    }

    private List<Optional<Saved>> addAlone(Author author, Hash digest, List<Addition> additions, Drafting drafting) {
        Found found = new Found(additions);
        found.look(it -> it.kind().equals(PATIENT) ? present.match(author, it) : Optional.empty());
        List<Draft> drafts = found.drafts(drafting, Optional.empty());
        Optional<ResourceKey> patient = Optional.empty();
        if (found.isUnlooked() && drafts.stream().noneMatch(it -> it.patient().isPresent())) {
            ResourceKey theirs = patient(drafts, patient);
            found.look(it -> it.kind().equals(PATIENT) ? Optional.empty() : present.match(author, it, theirs));
            patient = Optional.of(theirs);
            drafts = found.drafts(drafting, patient);
        }
        return drafts.isEmpty()
                ? found.answers(it -> found(author, it))
                : write(author, digest, found, drafts, patient);
    }

    private List<Optional<Saved>> write(
            Author author, Hash digest, Found found, List<Draft> drafts, Optional<ResourceKey> patient) {
        drafts.forEach(Draft::requireRecord);
        Together together =
                new Together(digest, drafts.stream().map(Draft::submission).toList(), found.unless(), found.names());
        WrittenTogether written = write(author, drafts, together, patient);
        if (!written.names().equals(found.names())) {
            return answers(author, written, found.kinds());
        }
        Iterator<Optional<Saved>> added = IntStream.range(0, drafts.size())
                .mapToObj(i -> Optional.of(
                        FhirWriter.saved(true, drafts.get(i), written.records().get(i))))
                .iterator();
        return found.answers(it -> found(author, it), added);
    }

    private WrittenTogether write(Author author, List<Draft> drafts, Together together, Optional<ResourceKey> patient) {
        return drafts.stream()
                .flatMap(it -> it.patient().stream())
                .findFirst()
                .map(it -> writings.enrol(author, it, together))
                .orElseGet(() -> writings.create(author, home(author, patient(drafts, patient)), together));
    }

    private SubjectId home(Author author, ResourceKey patient) {
        return present.at(author, patient).map(Present::home).orElseThrow(FhirWriter::noSuchPatient);
    }

    /**
     * The one patient whom drafts are, or to whom they refer.
     *
     * @param known who it is, where that is known already
     * @throws ExchangeException {@code INVALID} where that is none, or several
     */
    public static ResourceKey patient(List<Draft> drafts, Optional<ResourceKey> known) {
        NavigableSet<ResourceKey> patients = new TreeSet<>();
        known.ifPresent(patients::add);
        for (Draft draft : drafts) {
            draft.patient().ifPresent(_ -> patients.add(draft.key()));
            draft.references().stream().filter(it -> it.kind().equals(PATIENT)).forEach(patients::add);
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

    /** What was written before, as it stands now. */
    private List<Optional<Saved>> answers(Author author, WrittenTogether written, List<String> kinds) {
        Map<RecordId, ChartRecord> opened =
                writings.reopen(author, written).stream().collect(Collectors.toMap(ChartRecord::record, it -> it));
        Iterator<Written> added = written.records().iterator();
        List<Optional<Saved>> answers = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            String name = written.names().get(i);
            ResourceKey key = new ResourceKey(kinds.get(i), name.substring(1));
            answers.add(
                    name.startsWith(Found.FOUND)
                            ? found(author, written.home(), key)
                            : again(key, added.next(), opened));
        }
        return answers;
    }

    private static Optional<Saved> again(ResourceKey key, Written written, Map<RecordId, ChartRecord> opened) {
        return Optional.ofNullable(opened.get(written.record()))
                .map(it -> new Saved(
                        true, key, StoredResource.of(written, it.content()).answer()));
    }

    private Optional<Saved> found(Author author, Present present) {
        return found(author, present.home(), present.key());
    }

    private Optional<Saved> found(Author author, SubjectId home, ResourceKey key) {
        return server.read(author, home, key).map(it -> new Saved(false, key, it));
    }
}
