package org.stele.exchange.misattribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.store.Drawer;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.cabinet.Cabinet;

/**
 * A correction, on disk before anything of it.
 *
 * @param name the same for the same correction
 * @param chart the wrong one
 * @param addresses of the records there
 * @param batch in which they are filed in the right chart, if they are
 * @param versions all that stood at the addresses; none before they are marked as errors
 */
record Move(
        Hash name,
        Author author,
        Instant begun,
        ChartId chart,
        List<RecordId> records,
        List<String> addresses,
        Optional<RandomId> batch,
        List<RecordId> versions) {
    Move {
        records = List.copyOf(records);
        addresses = List.copyOf(addresses);
        versions = List.copyOf(versions);
    }

    Move filedIn(RandomId right) {
        return new Move(name, author, begun, chart, records, addresses, Optional.of(right), versions);
    }

    Move marked(List<RecordId> all) {
        return new Move(name, author, begun, chart, records, addresses, batch, all);
    }

    boolean isMarked() {
        return !versions.isEmpty();
    }

    /** All corrections, by their names. */
    static Drawer<Move> drawer(Cabinet cabinet) {
        return new Drawer<>(cabinet, "misattribution", Move.class);
    }
}
