package org.stele.exchange.misattribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;

/**
 * A correction, on disk before anything of it.
 *
 * @param name the same for the same correction
 * @param chart the wrong one
 * @param addresses of the records there
 * @param versions all that were at the addresses when it was begun: what comes later is for a person to judge
 * @param batch in which they are filed in the right chart, if they are
 * @param marked when the last of the versions was an error on the ledger, or replaced there
 */
record Move(
        Hash name,
        Author author,
        Instant begun,
        ChartId chart,
        List<RecordId> records,
        List<String> addresses,
        List<RecordId> versions,
        Optional<RandomId> batch,
        Optional<Instant> marked) {
    Move {
        records = List.copyOf(records);
        addresses = List.copyOf(addresses);
        versions = List.copyOf(versions);
    }

    static Move of(Hash name, Author author, Instant begun, ChartId chart, List<RecordId> records) {
        return new Move(name, author, begun, chart, records, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    Move at(List<String> all, List<RecordId> standing) {
        return new Move(name, author, begun, chart, records, all, standing, batch, marked);
    }

    Move filedIn(RandomId right) {
        return new Move(name, author, begun, chart, records, addresses, versions, Optional.of(right), marked);
    }

    Move markedAt(Instant time) {
        return new Move(name, author, begun, chart, records, addresses, versions, batch, Optional.of(time));
    }

    boolean isMarked() {
        return marked.isPresent();
    }

    boolean isFiled() {
        return batch.isPresent();
    }
}
