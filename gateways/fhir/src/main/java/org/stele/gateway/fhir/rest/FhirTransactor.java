package org.stele.gateway.fhir.rest;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.search.Searches;
import org.stele.exchange.write.JointWritings;
import org.stele.exchange.write.Together;
import org.stele.exchange.write.WrittenTogether;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.PresentResources.Present;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.gateway.fhir.search.subset.Subset;
import org.stele.ledger.contract.Author;

/**
 * Adds, changes and deletes several resources of one patient's chart, all of them or none (R4 http.html#transaction). What may not be seen
 * is as if it were not there, in conditions too. Safe for use by many threads.
 *
 * <p>Every method throws {@link ExchangeException} as {@link FhirWriter} does.
 */
public final class FhirTransactor {
    private static final String PATIENT = "Patient";

    private final FhirServer server;
    private final FhirWriter writer;
    private final PresentResources present;
    private final JointWritings writings;
    private final TransactionAnswers answers;

    public FhirTransactor(Searches searches, FhirWriter writer, JointWritings writings) {
        this.server = new FhirServer(searches);
        this.present = new PresentResources(searches);
        this.writer = writer;
        this.writings = writings;
        this.answers = new TransactionAnswers(server, writings);
    }

    /**
     * What the same transaction has become before, in the order of its steps; those are empty that cannot be seen any more, or were
     * deleted.
     *
     * @param digest of what was sent and who sent it
     * @param kinds of the steps
     */
    public Optional<List<Optional<Saved>>> find(Author author, Hash digest, List<String> kinds) {
        return writings.find(digest).map(written -> answers.again(author, written, kinds));
    }

    /**
     * Does them.
     *
     * @param digest of what was sent and who sent it
     * @param entries the same as they were sent
     * @return in the order of the steps, as {@link #find} does
     * @throws ExchangeException {@code SEVERAL_MATCH}; {@code INVALID} where they are not all of one patient
     */
    public List<Optional<Saved>> run(Author author, Hash digest, List<Step> steps, Entries entries) {
        SortedSet<String> kinds = new TreeSet<>();
        steps.forEach(it -> it.where().ifPresent(where -> kinds.add(where.kind())));
        List<String> all = steps.stream().map(Step::kind).toList();
        return writer.alone(
                kinds, () -> find(author, digest, all).orElseGet(() -> runAlone(author, digest, steps, entries)));
    }

    /**
     * Enters a patient by the record that says who they are.
     *
     * @param digest of what was sent and who sent it: the same again is answered again
     * @throws ExchangeException {@code IDENTIFIER_TAKEN}, also where what was entered then cannot be seen any more
     */
    public Saved enrol(Author clerk, Hash digest, Draft draft) {
        String name = Found.ADDED + draft.key().id();
        Together alone = Together.adding(digest, List.of(draft.submission()), List.of(), List.of(name));
        WrittenTogether written = writings.enrol(clerk, draft.patient().orElseThrow(), alone);
        return written.names().equals(alone.names())
                ? FhirWriter.saved(true, draft, written.records().getFirst())
                : answers.again(clerk, written, List.of(PATIENT)).getFirst().orElseThrow(FhirTransactor::known);
    }

    private static ExchangeException known() {
        return new ExchangeException(
                Reason.IDENTIFIER_TAKEN,
                "a patient of this medical record number is known here: write into their chart");
    }

    private List<Optional<Saved>> runAlone(Author author, Hash digest, List<Step> steps, Entries entries) {
        Found found = new Found(steps, entries, it -> opened(author, it));
        found.look(step -> Found.isOfAChart(step) ? Optional.empty() : lookAnywhere(author, step));
        found.requireThere();
        found.isAbout(patientOf(found));
        if (found.isUnlooked() && !found.isEntering()) {
            ResourceKey patient = OnePatient.of(entries.read(found), found.patient());
            found.isAbout(Optional.of(patient));
            Optional<SubjectId> home = find(author, patient);
            found.look(step -> home.flatMap(it -> lookInChart(author, step, it)));
        }
        found.settle();
        return write(author, digest, found, entries.read(found));
    }

    /** Who is meant by an address or, of a Patient and of what must be there, by a condition. */
    private Optional<Present> lookAnywhere(Author author, Step step) {
        return step.isAddressed()
                ? present.at(author, step.key())
                : step.where().flatMap(it -> present.match(author, it));
    }

    private Optional<Present> lookInChart(Author author, Step step, SubjectId home) {
        return step.where().filter(_ -> Found.isOfAChart(step)).flatMap(it -> present.match(author, it, home));
    }

    private Bytes opened(Author author, Present old) {
        return server.read(author, old.key(), old.version(), new Subset.Whole())
                .orElseThrow(PresentResources::notCurrent)
                .body();
    }

    /** Whose the charts are of what is changed, where that is one, who may be seen. */
    private static Optional<ResourceKey> patientOf(Found found) {
        return found.changed().stream().flatMap(it -> it.patient().stream()).findFirst();
    }

    private List<Optional<Saved>> write(Author author, Hash digest, Found found, List<Draft> drafts) {
        if (drafts.isEmpty() && found.deleted().isEmpty()) {
            return answers.of(author, found, drafts, List.of());
        }
        Together together = new Together(
                digest,
                pieces(found, drafts),
                found.deleted().stream().map(it -> it.entry().record()).toList(),
                found.unless(),
                found.names());
        WrittenTogether written = write(author, found, drafts, together);
        return written.names().equals(found.names())
                ? answers.of(author, found, drafts, written.records())
                : answers.again(author, written, found.kinds());
    }

    private static List<Together.Piece> pieces(Found found, List<Draft> drafts) {
        Iterator<Draft> written = drafts.iterator();
        return found.written().map(i -> piece(found.there(i), written.next())).toList();
    }

    private static Together.Piece piece(Optional<Present> old, Draft draft) {
        return new Together.Piece(
                draft.submission(), old.map(it -> it.entry().record()), old.flatMap(_ -> draft.patient()));
    }

    private WrittenTogether write(Author author, Found found, List<Draft> drafts, Together together) {
        if (!found.isEntering()) {
            return writings.write(author, home(author, found, drafts), together);
        }
        requireNothingElse(found, drafts);
        IncomingPatient entered =
                drafts.stream().flatMap(it -> it.patient().stream()).findFirst().orElseThrow();
        return writings.enrol(author, entered, together);
    }

    /** Who is not known here has nothing here that could be changed. */
    private static void requireNothingElse(Found found, List<Draft> drafts) {
        OnePatient.of(drafts, Optional.empty());
        if (!found.changed().isEmpty()) {
            throw OnePatient.several();
        }
    }

    /** In whose chart all of it is. */
    private SubjectId home(Author author, Found found, List<Draft> drafts) {
        List<SubjectId> homes =
                found.changed().stream().map(Present::home).distinct().toList();
        SubjectId home = homes.isEmpty() || !OnePatient.named(drafts).isEmpty()
                ? home(author, OnePatient.of(drafts, found.patient()))
                : homes.getFirst();
        if (homes.stream().anyMatch(it -> !it.equals(home))) {
            throw OnePatient.several();
        }
        return home;
    }

    private SubjectId home(Author author, ResourceKey patient) {
        return find(author, patient).orElseThrow(FhirWriter::noSuchPatient);
    }

    /**
     * In whose chart a patient is; the journal has it.
     *
     * @throws ExchangeException {@code IDENTIFIER_TAKEN} where several charts have such a patient
     */
    public Optional<SubjectId> find(Author author, ResourceKey patient) {
        return present.at(author, patient).map(Present::home);
    }

    /**
     * Which resource a condition finds, in this patient's chart.
     *
     * @throws ExchangeException {@code SEVERAL_MATCH}
     */
    public Optional<ResourceKey> match(Author author, SearchQuery condition, SubjectId home) {
        return present.match(author, condition, home).map(Present::key);
    }

    /** Which patient a condition finds. */
    public Optional<ResourceKey> match(Author author, SearchQuery condition) {
        return present.match(author, condition).map(Present::key);
    }
}
