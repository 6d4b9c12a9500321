package org.stele.node.fhir.rest;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stele.exchange.ExchangeException;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.rest.Entries;
import org.stele.gateway.fhir.rest.FhirTransactor;
import org.stele.gateway.fhir.rest.OnePatient;
import org.stele.gateway.fhir.rest.Saved;
import org.stele.gateway.fhir.rest.Step;
import org.stele.gateway.fhir.rest.Step.Deed;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.problem.ProblemException;

/** Answers transactions: does all that they ask, or nothing, and reads once it is done. */
record FhirTransactions(
        FhirDoor door, FhirTransactor transactor, Conditions conditions, FhirReadings readings, InstantSource clock) {
    /** In the order of the entries. */
    List<FhirResponse> answer(Asker asker, Transaction transaction) {
        List<Transaction.Entry> writings = transaction.writings();
        TransactionReadings reading =
                new TransactionReadings(readings, asker, transaction, new TransactionBounds(clock));
        if (writings.isEmpty()) {
            return reading.requireAll();
        }
        Iterator<FhirResponse> written =
                write(asker, transaction, writings, reading).iterator();
        return transaction.entries().stream()
                .map(entry -> switch (entry.interaction()) {
                    case Interaction.Writing _ -> written.next();
                    case Interaction.Reading _ -> reading.answer(entry);
                })
                .toList();
    }

    private List<FhirResponse> write(
            Asker asker, Transaction transaction, List<Transaction.Entry> writings, TransactionReadings reading) {
        List<Step> steps = new TransactionSteps(conditions).read(asker, writings);
        TransactionDrafts drafts = new TransactionDrafts(door, writings, reading.bounds());
        List<Optional<Saved>> saved = once(asker, transaction, steps, () -> {
            reading.requireAll();
            return transactor.run(
                    asker.author(),
                    transaction.digest(),
                    steps,
                    new Sent(asker, writings, steps, drafts, references(asker), reading));
        });
        return IntStream.range(0, steps.size())
                .mapToObj(i -> saved.get(i)
                        .map(it -> SavedResponse.of(asker, it, drafts.flags(i)))
                        .orElseGet(FhirResponse::nothing))
                .map(reading.bounds()::written)
                .toList();
    }

    /** What is refused may be so because the same was done meanwhile, by whoever sent it before: they are answered then. */
    private List<Optional<Saved>> once(
            Asker asker, Transaction transaction, List<Step> steps, Supplier<List<Optional<Saved>>> work) {
        return find(asker, transaction, steps).orElseGet(() -> {
            try {
                return work.get();
            } catch (ExchangeException | ProblemException refusal) {
                return find(asker, transaction, steps).orElseThrow(() -> refusal);
            }
        });
    }

    private Optional<List<Optional<Saved>>> find(Asker asker, Transaction transaction, List<Step> steps) {
        return transactor.find(
                asker.author(),
                transaction.digest(),
                steps.stream().map(Step::kind).toList());
    }

    private ConditionalReferences references(Asker asker) {
        return new ConditionalReferences(transactor, conditions, asker);
    }

    /** The entries that change something, of one transaction. */
    private record Sent(
            Asker asker,
            List<Transaction.Entry> writings,
            List<Step> steps,
            TransactionDrafts drafts,
            ConditionalReferences references,
            TransactionReadings reading)
            implements Entries {
        /** Read twice where a condition asks for what is in the patient's chart, since the first time tells who that is. */
        @Override
        public List<Draft> read(Known known) {
            if (known.isAll()) {
                reading.requireNone(deleted(known));
            }
            TransactionNeighbours first = TransactionNeighbours.first(asker, writings, known, references);
            List<Draft> read = drafts.read(known, first);
            if (!first.isUnfound() || read.isEmpty()) {
                return read;
            }
            ResourceKey patient = OnePatient.of(read, known.patient());
            return drafts.read(known, TransactionNeighbours.second(asker, writings, known, references, patient));
        }

        private Set<ResourceKey> deleted(Known known) {
            return IntStream.range(0, steps.size())
                    .filter(i -> steps.get(i).deed() == Deed.DELETE)
                    .mapToObj(known::key)
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public RuntimeException refused(int entry, ExchangeException refusal) {
            return EntryPlace.of(writings.get(entry), refusal);
        }
    }
}
