package org.stele.node.fhir.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.node.problem.Faults;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.Problems;

/**
 * What one transaction reads. It is read before anything is written too, since nothing may be written where something cannot be read; the
 * patients' journals have both.
 */
record TransactionReadings(FhirReadings readings, Asker asker, Transaction transaction, TransactionBounds bounds) {
    private static final String LONG =
            "What was to be written is written, and the answer as long as it may be: read this alone.";

    /**
     * Reads all of it.
     *
     * @throws RuntimeException one of those that {@link Problems} knows, with the first that cannot be read
     */
    List<FhirResponse> requireAll() {
        List<FhirResponse> answers = new ArrayList<>();
        for (Transaction.Entry entry : transaction.entries()) {
            if (entry.interaction() instanceof Interaction.Reading reading) {
                FhirResponse answer = EntryPlace.in(entry, () -> read(entry, reading));
                bounds.open(answer.length());
                answers.add(answer);
            }
        }
        return answers;
    }

    /**
     * Makes sure that nothing is read that is gone by then, as what never was cannot be read either.
     *
     * @throws RuntimeException so
     */
    void requireNone(Set<ResourceKey> deleted) {
        for (Transaction.Entry entry : transaction.entries()) {
            if (one(entry.interaction()).filter(deleted::contains).isPresent()) {
                throw EntryPlace.of(entry, new ProblemException(ProblemCode.NOT_FOUND));
            }
        }
    }

    private static Optional<ResourceKey> one(Interaction interaction) {
        return switch (interaction) {
            case Interaction.Read it -> Optional.of(it.key());
            case Interaction.ReadVersion it -> Optional.of(it.key());
            case Interaction.History it -> Optional.of(it.key());
            case Interaction.Reading _, Interaction.Writing _ -> Optional.empty();
        };
    }

    /** Once all is written: what came between is told of this entry alone, since the others stand. */
    FhirResponse answer(Transaction.Entry entry) {
        if (bounds.isFull()) {
            return FhirResponse.refused(Problem.of(ProblemCode.BODY_TOO_LARGE, LONG));
        }
        try {
            return bounds.counted(read(entry, (Interaction.Reading) entry.interaction()));
        } catch (RuntimeException e) { // what is written stands, and is answered
            return FhirResponse.refused(Faults.problem(e));
        }
    }

    private FhirResponse read(Transaction.Entry entry, Interaction.Reading reading) {
        FhirResponse answer = readings.answer(asker, reading);
        return entry.isBrief() ? answer.brief() : answer;
    }
}
