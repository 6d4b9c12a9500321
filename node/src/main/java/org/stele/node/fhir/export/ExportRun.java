package org.stele.node.fhir.export;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.stele.crypto.RandomId;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.export.Export;
import org.stele.exchange.export.Export.Copied;
import org.stele.exchange.export.Exports;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartQuery;
import org.stele.gateway.fhir.rest.ExportLine;
import org.stele.node.fhir.export.ExportLines.Line;

/**
 * Copies the charts of one export that are not in its files yet. It remembers how far it is after each chart after which something was
 * written, and rests as long as it works, so that others find the node free half of the time. For one thread.
 */
final class ExportRun {
    /** Bytes in memory before they are written. */
    private static final long BUFFER = 4L << 20;
    /** Bytes of an export; whoever needs more asks by kind or time. */
    private static final long MOST = 4L << 30;

    private final Exports exports;
    private final ExportBook book;
    private final Export begun;
    private final InstantSource clock;
    private final Map<String, List<Line>> lines = new TreeMap<>();
    private final List<Copied> written;
    private long buffered;
    private long total;

    /** An export that is larger than there is room for. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    ExportRun(Exports exports, ExportBook book, Export begun, InstantSource clock) {
        this.exports = exports;
        this.book = book;
        this.begun = begun;
        this.clock = clock;
        this.written = new ArrayList<>(begun.files());
        this.total = book.size(begun);
    }

    /**
     * Copies to the last chart, or until others have a turn.
     *
     * @param isOver whether they have, asked after each chart
     * @return whether it is done, which the caller says then
     * @throws InterruptedException where the node is being closed
     * @throws ExportBook.EndedException where the export is not there any more
     * @throws TooLargeException so
     */
    boolean run(ChartQuery query, BooleanSupplier isOver) throws InterruptedException {
        Optional<RandomId> last = begun.after();
        for (RandomId chart : exports.charts(begun.author())) {
            if (begun.after().filter(done -> done.compareTo(chart) >= 0).isEmpty()) {
                last = Optional.of(chart);
                copy(query, chart);
                if (isOver.getAsBoolean()) {
                    remember(last);
                    return false;
                }
            }
        }
        remember(last);
        return true;
    }

    private void copy(ChartQuery query, RandomId chart) throws InterruptedException {
        long start = System.nanoTime();
        Export present = book.find(begun.id())
                .filter(it -> clock.instant().isBefore(it.until()))
                .orElseThrow(ExportBook.EndedException::new);
        exports.copy(begun.author(), chart, query, (entry, record) -> add(chart, entry, record));
        if (buffered >= BUFFER || written.size() > present.files().size()) {
            remember(Optional.of(chart));
        }
        Thread.sleep(Duration.ofNanos(System.nanoTime() - start));
    }

    private void add(RandomId chart, ChartEntry entry, ChartRecord record) {
        Line line = new Line(chart, entry.record(), ExportLine.of(entry, record));
        lines.computeIfAbsent(record.kind(), _ -> new ArrayList<>()).add(line);
        buffered += line.json().length();
        total += line.json().length();
        if (total > MOST) {
            throw new TooLargeException();
        }
        if (buffered >= BUFFER) {
            write();
        }
    }

    private void remember(Optional<RandomId> chart) {
        write();
        book.change(begun.id(), it -> it.with(it.stage(), chart, all(it), it.until()));
    }

    /** Of those that were written before, as they are now: something may have been taken out of them. */
    private List<Copied> all(Export present) {
        List<Copied> all = new ArrayList<>(present.files());
        all.addAll(written.subList(all.size(), written.size()));
        return all;
    }

    private void write() {
        lines.forEach((kind, some) -> {
            int number = written.size() + 1;
            book.write(begun.id(), number, new ExportLines(some));
            written.add(new Copied(number, kind, some.size()));
        });
        lines.clear();
        buffered = 0;
    }
}
