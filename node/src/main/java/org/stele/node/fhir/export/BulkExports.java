package org.stele.node.fhir.export;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.export.Export;
import org.stele.exchange.export.Export.Order;
import org.stele.exchange.export.Export.Stage;
import org.stele.exchange.export.Exports;
import org.stele.exchange.store.Locks;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.ExportQuery;
import org.stele.gateway.fhir.search.query.ExportReader;
import org.stele.ledger.contract.Author;
import org.stele.node.fhir.QueryText;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/**
 * The bulk exports of one node: those that a process before began go on. One is worked off at a time. Safe for use by many threads.
 *
 * <p>Whoever did not begin an export is answered {@code NOT_FOUND}, as of one that never was.
 */
public final class BulkExports implements AutoCloseable {
    /** Of one seat, until they end. */
    static final int OF_A_SEAT = 4;

    private static final Duration TO_WORK = Duration.ofHours(24);

    private final Exports exports;
    private final ExportBook book;
    private final InstantSource clock;
    private final ExportReader reader = new ExportReader(SearchParameters.R4);
    private final ExportWorker worker;
    private final Locks seats = new Locks();

    private BulkExports(Exports exports, SealedFiles files, InstantSource clock) {
        this.exports = exports;
        this.book = ExportBook.open(exports, files);
        this.clock = clock;
        this.worker = new ExportWorker(exports, book, export -> query(export.order(), export.asOf(), true), clock);
    }

    /**
     * Opens them.
     *
     * @param folder of their files, which nobody else writes to
     */
    public static BulkExports open(Exports exports, Path folder, InstantSource clock) {
        return open(exports, new SealedFiles(folder, Room.STANDARD), clock);
    }

    static BulkExports open(Exports exports, SealedFiles files, InstantSource clock) {
        BulkExports opened = new BulkExports(exports, files, clock);
        opened.worker.start();
        return opened;
    }

    /**
     * Begins one; where the same seat asked the same and it is not done yet, it is that one.
     *
     * @throws ProblemException {@code OVERLOADED} where the seat has too many, whatever others have
     */
    public RandomId begin(Author author, Order order, boolean lenient) {
        exports.require(author);
        query(order, clock.instant(), lenient);
        return seats.locked(author, () -> begin(author, order));
    }

    /** As of when it is costs a look at every batch, and so is asked last. */
    private RandomId begin(Author author, Order order) {
        List<Export> own =
                book.all().stream().filter(it -> it.author().equals(author)).toList();
        Optional<Export> same = own.stream()
                .filter(it -> it.stage() == Stage.WORKING && it.order().equals(order))
                .findFirst();
        if (same.isPresent()) {
            return same.get().id();
        }
        requireFew(own);
        return begin(author, order, exports.time(author));
    }

    /** Those that came to no end take no room: the latest of them are kept to tell why. */
    private void requireFew(List<Export> own) {
        List<Export> failed =
                own.stream().filter(it -> advice(it.stage()).isPresent()).toList();
        if (own.size() - failed.size() >= OF_A_SEAT) {
            throw new ProblemException(Problem.of(
                    ProblemCode.OVERLOADED,
                    "A seat has at most " + OF_A_SEAT + " exports at a time: DELETE one that is fetched, or wait."));
        }
        failed.stream().limit(Math.max(0, failed.size() - OF_A_SEAT)).forEach(it -> book.remove(it.id()));
    }

    private RandomId begin(Author author, Order order, Instant asOf) {
        Export fresh = new Export(
                RandomId.generate(),
                author,
                order,
                asOf,
                clock.instant().plus(TO_WORK),
                Bytes.wrap(AeadKey.generate().export()),
                Stage.WORKING,
                Optional.empty(),
                List.of());
        book.add(fresh);
        return fresh.id();
    }

    /**
     * How far it is.
     *
     * @throws ProblemException {@code NOT_FOUND}; {@code EXPORT_FAILED} where it came to no end
     */
    public Export find(Author author, RandomId id) {
        exports.require(author);
        Export export = book.find(id)
                .filter(it -> it.author().equals(author) && clock.instant().isBefore(it.until()))
                .orElseThrow(BulkExports::notFound);
        Optional<String> advice = advice(export.stage());
        if (advice.isPresent()) {
            throw new ProblemException(Problem.of(ProblemCode.EXPORT_FAILED, advice.get()));
        }
        return export;
    }

    private static Optional<String> advice(Stage stage) {
        return switch (stage) {
            case WORKING, DONE -> Optional.empty();
            case TOO_LARGE -> Optional.of("It is larger than 4 GiB: ask in several, by _type or _since.");
            case DISK_FULL -> Optional.of("The node has no room for it: ask again when the operator has made some.");
            case FAULT -> Optional.of("Ask again; the operator finds the cause in the node's log.");
        };
    }

    /**
     * A file as NDJSON, less what the seat may not see any more by now.
     *
     * @throws ProblemException {@code NOT_FOUND}
     */
    public Bytes file(Author author, RandomId id, int number) {
        Export export = find(author, id);
        if (export.stage() != Stage.DONE
                || number < 1
                || number > export.files().size()) {
            throw notFound();
        }
        try {
            return book.pruned(id, number).ndjson();
        } catch (ExportBook.EndedException _) {
            throw notFound();
        }
    }

    /** Ends it: nothing of it can be read any more, by nobody. */
    public void cancel(Author author, RandomId id) {
        exports.require(author);
        Export export = book.find(id).filter(it -> it.author().equals(author)).orElseThrow(BulkExports::notFound);
        book.remove(export.id());
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND);
    }

    private ExportQuery query(Order order, Instant asOf, boolean lenient) {
        return reader.read(order.level() == Export.Level.PATIENTS, QueryText.readAll(order.query()), asOf, lenient);
    }

    @Override
    public void close() {
        worker.close();
    }
}
