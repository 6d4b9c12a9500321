package org.stele.node.fhir.rest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Addition;
import org.stele.gateway.fhir.rest.Draft;
import org.stele.gateway.fhir.rest.FhirTransactor;
import org.stele.gateway.fhir.rest.OwnServer;
import org.stele.gateway.fhir.rest.Saved;
import org.stele.node.fhir.FhirDoor;
import org.stele.node.fhir.Naming;

/** Answers transactions: adds all that they have, or nothing. */
record FhirTransactions(FhirDoor door, FhirTransactor transactor, Conditions conditions) {
    /** In the order of the entries. */
    List<FhirResponse> answer(Asker asker, Transaction transaction) {
        List<Transaction.Entry> entries = transaction.entries();
        requireDifferent(entries);
        TransactionDrafts drafts = new TransactionDrafts(door, entries);
        ConditionalReferences references = new ConditionalReferences(transactor, conditions, asker);
        List<String> kinds = entries.stream().map(it -> it.create().kind()).toList();
        List<Optional<Saved>> saved = transactor
                .find(asker.author(), transaction.digest(), kinds)
                .orElseGet(() -> transactor.add(
                        asker.author(),
                        transaction.digest(),
                        entries.stream().map(it -> addition(asker, it.create())).toList(),
                        (keys, isFound, known) -> read(asker, entries, keys, isFound, known, drafts, references)));
        return IntStream.range(0, entries.size())
                .mapToObj(i -> saved.get(i)
                        .map(it -> SavedResponse.of(asker, it, drafts.flags(i)))
                        .orElseGet(FhirResponse::nothing))
                .toList();
    }

    /** What one adds, the other would have found. */
    private static void requireDifferent(List<Transaction.Entry> entries) {
        Set<String> conditions = new HashSet<>();
        for (Transaction.Entry entry : entries) {
            Interaction.Create create = entry.create();
            if (create.ifNoneExist()
                    .filter(it -> !conditions.add(create.kind() + "?" + it))
                    .isPresent()) {
                throw new ExchangeException(
                        Reason.SEVERAL_MATCH, "two entries have the same ifNoneExist: send one, and refer to it");
            }
        }
    }

    private Addition addition(Asker asker, Interaction.Create create) {
        FhirWritings.requireKind(create.kind());
        return new Addition(
                create.kind(),
                Naming.anew(create.kind()).key().id(),
                create.ifNoneExist().map(it -> conditions.readAlone(asker, create.kind(), it)));
    }

    /** Read twice where a condition asks for what is in the patient's chart, since the first time tells who that is. */
    private List<Draft> read(
            Asker asker,
            List<Transaction.Entry> entries,
            List<ResourceKey> keys,
            List<Boolean> isFound,
            Optional<ResourceKey> known,
            TransactionDrafts drafts,
            ConditionalReferences references) {
        TransactionNeighbours first = neighbours(asker, entries, keys, references::patient, true);
        List<Draft> read = drafts.read(keys, isFound, first);
        if (read.isEmpty()) {
            return read;
        }
        ResourceKey patient = FhirTransactor.patient(read, known);
        return first.isUnfound()
                ? drafts.read(
                        keys,
                        isFound,
                        neighbours(asker, entries, keys, (kind, query) -> references.in(patient, kind, query), false))
                : read;
    }

    private static TransactionNeighbours neighbours(
            Asker asker,
            List<Transaction.Entry> entries,
            List<ResourceKey> keys,
            BiFunction<String, String, Optional<ResourceKey>> finding,
            boolean isFirst) {
        Map<String, ResourceKey> byFullUrl = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byFullUrl.put(entries.get(i).fullUrl(), keys.get(i));
        }
        byFullUrl.remove("");
        return new TransactionNeighbours(new OwnServer(asker.base()), byFullUrl, finding, isFirst);
    }
}
