package org.stele.exchange.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/**
 * A bulk export, as far as it has come. Its text form shows nothing of it.
 *
 * @param asOf what was not there at this time is not in it
 * @param until when it ends, and its files with it
 * @param key that seals its files; 32 bytes
 * @param after the last chart whose records are all in {@code files}
 * @param files that count: others of it are left over from a process that died
 */
public record Export(
        RandomId id,
        Author author,
        Order order,
        Instant asOf,
        Instant until,
        Bytes key,
        Stage stage,
        Optional<RandomId> after,
        List<Copied> files) {
    public Export {
        files = List.copyOf(files);
    }

    /**
     * What was asked for.
     *
     * @param request the whole address
     * @param query of it
     */
    public record Order(Level level, String request, String query) {}

    /** Over what. */
    public enum Level {
        SYSTEM,
        PATIENTS
    }

    /** How far it is. */
    public enum Stage {
        WORKING,
        DONE,
        TOO_LARGE,
        DISK_FULL,
        FAULT
    }

    /**
     * A file of it.
     *
     * @param number from 1, in the order in which they were written
     * @param kind of the resources in it
     * @param count of the resources in it
     */
    public record Copied(int number, String kind, int count) {}

    /** The same, further. */
    public Export with(Stage next, Optional<RandomId> last, List<Copied> all, Instant end) {
        return new Export(id, author, order, asOf, end, key, next, last, all);
    }

    @Override
    public String toString() {
        return "Export[" + id + ", " + stage + "]";
    }
}
