package org.stele.node.fhir.rest;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.Step;
import org.stele.gateway.fhir.rest.Step.Deed;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.node.fhir.Naming;

/** Reads what the entries of a transaction change, as far as nobody has to look for it. */
record TransactionSteps(Conditions conditions) {
    /** @throws RuntimeException one of those that {@link org.stele.node.problem.Problems} knows, with the first that is wrong */
    List<Step> read(Asker asker, List<Transaction.Entry> writings) {
        Set<String> adding = new HashSet<>();
        return writings.stream()
                .map(entry ->
                        EntryPlace.in(entry, () -> read(asker, (Interaction.Writing) entry.interaction(), adding)))
                .toList();
    }

    private Step read(Asker asker, Interaction.Writing writing, Set<String> adding) {
        return switch (writing) {
            case Interaction.Create it -> create(asker, it, adding);
            case Interaction.Update it -> at(Deed.UPDATE, it.key(), it.versions());
            case Interaction.UpdateFound it -> update(asker, it, adding);
            case Interaction.Patch it -> at(Deed.PATCH, it.key(), it.versions());
            case Interaction.PatchFound it -> where(asker, Deed.PATCH, it.kind(), it.query(), it.versions());
            case Interaction.Delete it -> delete(it);
            case Interaction.DeleteFound it -> {
                FhirWritings.requireDeletable(it.kind());
                yield where(asker, Deed.DELETE, it.kind(), it.query(), it.versions());
            }
        };
    }

    private Step create(Asker asker, Interaction.Create create, Set<String> adding) {
        FhirWritings.requireKind(create.kind());
        create.ifNoneExist().ifPresent(it -> requireNew(create.kind(), it, adding));
        return step(
                Deed.ADD,
                create.kind(),
                create.ifNoneExist().map(it -> conditions.readAlone(asker, create.kind(), it)),
                Optional.empty());
    }

    private Step update(Asker asker, Interaction.UpdateFound update, Set<String> adding) {
        requireNew(update.kind(), update.query(), adding);
        return where(asker, Deed.UPDATE, update.kind(), update.query(), update.versions());
    }

    /** What one adds, the other would have found. */
    private static void requireNew(String kind, String query, Set<String> adding) {
        if (!adding.add(kind + "?" + query)) {
            throw new ExchangeException(
                    Reason.SEVERAL_MATCH, "two entries add unless the same is there: send one, and refer to it");
        }
    }

    private Step delete(Interaction.Delete delete) {
        FhirWritings.requireDeletable(delete.key().kind());
        FhirWritings.requireStored(delete.key().id());
        return at(Deed.DELETE, delete.key(), delete.versions());
    }

    private static Step at(Deed deed, ResourceKey key, Versions versions) {
        FhirWritings.requireKind(key.kind());
        versions.requireForWriting();
        return new Step(deed, key.kind(), key.id(), Optional.empty(), versions.required());
    }

    private Step where(Asker asker, Deed deed, String kind, String query, Versions versions) {
        FhirWritings.requireKind(kind);
        versions.requireForWriting();
        return step(deed, kind, Optional.of(conditions.read(asker, kind, query)), versions.required());
    }

    private static Step step(Deed deed, String kind, Optional<SearchQuery> where, Optional<String> ifMatch) {
        return new Step(deed, kind, Naming.anew(kind).key().id(), where, ifMatch);
    }
}
