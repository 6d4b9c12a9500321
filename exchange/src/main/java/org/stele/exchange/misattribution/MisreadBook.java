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
    /** A row; {@code heard} by whom. */
    record Row(
            RandomId id,
            OrganisationId custodian,
            SubjectId subject,
            Author reader,
            List<RecordId> records,
            Instant told,
            Optional<Author> heard) {
        Row {
            records = List.copyOf(records);
        }

        Row heardBy(Author author) {
            return new Row(id, custodian, subject, reader, records, told, Optional.of(author));
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
                    Row row = new Row(id, custodian, subject, reader, records, now, Optional.empty());
                    drawer.put(id, row);
                    return row;
                }));
    }

    /** Those that nobody has heard of, the oldest first. */
    List<Row> unheard() {
        return drawer.all().stream()
                .filter(row -> row.heard().isEmpty())
                .sorted(Comparator.comparing(Row::told))
                .toList();
    }

    Optional<Row> find(RandomId id) {
        return drawer.find(id);
    }

    void heard(RandomId id, Author author) {
        locks.locked(id, () -> {
            find(id).filter(row -> row.heard().isEmpty()).ifPresent(row -> drawer.put(id, row.heardBy(author)));
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
