package org.stele.gateway.fhir.rest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.write.JointWritings;
import org.stele.exchange.write.Written;
import org.stele.exchange.write.WrittenTogether;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.rest.PresentResources.Present;
import org.stele.ledger.contract.Author;

/** What the steps of a transaction have become; empty for those that were deleted, or cannot be seen. Safe for use by many threads. */
record TransactionAnswers(FhirServer server, JointWritings writings) {
    /**
     * Of one that was done just now.
     *
     * @param drafts of what was written
     * @param written the same on the ledger
     */
    List<Optional<Saved>> of(Author author, Found found, List<Draft> drafts, List<Written> written) {
        Iterator<Draft> draft = drafts.iterator();
        Iterator<Written> record = written.iterator();
        List<Optional<Saved>> answers = new ArrayList<>();
        for (int i = 0; i < found.steps().size(); i++) {
            answers.add(
                    found.isWritten(i)
                            ? Optional.of(FhirWriter.saved(!found.isThere(i), draft.next(), record.next()))
                            : unwritten(author, found, i));
        }
        return answers;
    }

    private Optional<Saved> unwritten(Author author, Found found, int entry) {
        return switch (found.steps().get(entry).deed()) {
            case DELETE -> Optional.empty();
            case ADD, UPDATE, PATCH -> found.there(entry).flatMap(it -> found(author, it));
        };
    }

    /**
     * Of one that was done before, as it stands now.
     *
     * @param kinds of its steps
     */
    List<Optional<Saved>> again(Author author, WrittenTogether written, List<String> kinds) {
        Map<RecordId, ChartRecord> opened =
                writings.reopen(author, written).stream().collect(Collectors.toMap(ChartRecord::record, it -> it));
        Iterator<Written> records = written.records().iterator();
        List<Optional<Saved>> answers = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            String name = written.names().get(i);
            if (name.equals(Found.DELETED)) {
                answers.add(Optional.empty());
                continue;
            }
            ResourceKey key = new ResourceKey(kinds.get(i), name.substring(1));
            answers.add(
                    name.startsWith(Found.FOUND)
                            ? found(author, written.home(), key)
                            : again(name.startsWith(Found.ADDED), key, records.next(), opened));
        }
        return answers;
    }

    private static Optional<Saved> again(
            boolean isNew, ResourceKey key, Written written, Map<RecordId, ChartRecord> opened) {
        return Optional.ofNullable(opened.get(written.record()))
                .map(it -> new Saved(
                        isNew, key, StoredResource.of(written, it.content()).answer()));
    }

    private Optional<Saved> found(Author author, Present present) {
        return found(author, present.home(), present.key());
    }

    private Optional<Saved> found(Author author, SubjectId home, ResourceKey key) {
        return server.read(author, home, key).map(it -> new Saved(false, key, it));
    }
}
