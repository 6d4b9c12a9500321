package org.stele.exchange.misattribution;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.Locks;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;

/** Who here must hear of what they read. Rows stay when they were heard, so that who is told again is not listed again. */
final class MisreadBook {
    /**
     * A row.
     *
     * @param heard whether the reader said that they heard of it
     * @param reviewed by which reviewer it was taken off the reviewers' list
     */
    record Row(
            RandomId id,
            OrganisationId custodian,
            SubjectId subject,
            Author reader,
            List<RecordId> records,
            Instant told,
            boolean heard,
            Optional<Author> reviewed) {
        Row {
            records = List.copyOf(records);
        }

        boolean isOpenTo(Author author, boolean isReviewer) {
            return (isReviewer && reviewed.isEmpty()) || (reader.equals(author) && !heard);
        }

        /** A reader's word is their own, and a reviewer's takes nothing off a reader's list. */
        Row acknowledged(Author author, boolean isReviewer) {
            return new Row(
                    id,
                    custodian,
                    subject,
                    reader,
                    records,
                    told,
                    heard || reader.equals(author),
                    isReviewer ? reviewed.or(() -> Optional.of(author)) : reviewed);
        }
    }

    private final Drawer<Row> drawer;
    private final InstantSource clock;
    private final Locks locks = new Locks();

    MisreadBook(Cabinet cabinet, InstantSource clock) {
        this.drawer = new Drawer<>(cabinet, "misread", Row.class);
        this.clock = clock;
    }

    /** Writes it down, unless it is there. */
    void note(OrganisationId custodian, SubjectId subject, Author reader, List<RecordId> records) {
        RandomId id = id(custodian, reader, records);
        locks.locked(
                id,
                () -> drawer.find(id).orElseGet(() -> {
                    Instant now = Instant.ofEpochMilli(clock.millis());
                    Row row = new Row(id, custodian, subject, reader, records, now, false, Optional.empty());
                    drawer.put(id, row);
                    return row;
                }));
    }

    /** Those that are on somebody's list, the oldest first. */
    List<Row> open(Author author, boolean isReviewer) {
        return drawer.all().stream()
                .filter(row -> row.isOpenTo(author, isReviewer))
                .sorted(Comparator.comparing(Row::told))
                .toList();
    }

    Optional<Row> find(RandomId id) {
        return drawer.find(id);
    }

    void acknowledge(RandomId id, Author author, boolean isReviewer) {
        locks.locked(id, () -> {
            find(id).ifPresent(row -> drawer.put(id, row.acknowledged(author, isReviewer)));
            return id;
        });
    }

    private static RandomId id(OrganisationId custodian, Author reader, List<RecordId> records) {
        Hash digest = Hash.of(
                bytes(custodian), bytes(reader), bytes(records.stream().sorted().toList()));
        return new RandomId(Bytes.wrap(Arrays.copyOf(digest.unsafeArray(), RandomId.LENGTH)));
    }

    private static byte[] bytes(Object part) {
        return (part + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
