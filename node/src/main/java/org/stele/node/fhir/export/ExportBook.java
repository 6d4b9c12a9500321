package org.stele.node.fhir.export;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.RandomId;
import org.stele.exchange.export.Export;
import org.stele.exchange.export.Export.Copied;
import org.stele.exchange.export.Exports;
import org.stele.exchange.store.Locks;

/** The exports that there are, in memory, in the vault and on disk alike. Safe for use by many threads. */
final class ExportBook {
    private final Exports exports;
    private final SealedFiles files;
    private final Map<RandomId, Export> all = new ConcurrentHashMap<>();
    private final Locks locks = new Locks();

    /** An export that was ended meanwhile. */
    static final class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private ExportBook(Exports exports, SealedFiles files) {
        this.exports = exports;
        this.files = files;
    }

    /** With what the process before had; without what it left of files that do not count. */
    static ExportBook open(Exports exports, SealedFiles files) {
        ExportBook book = new ExportBook(exports, files);
        for (Export export : exports.all()) {
            if (export.files().stream().allMatch(file -> files.has(export, file.number()))) {
                files.keepOnly(export);
                book.all.put(export.id(), export);
            } else {
                exports.forget(export.id());
            }
        }
        files.keepOnly(Set.copyOf(book.all.keySet()));
        return book;
    }

    /** Those that began earlier first. */
    List<Export> all() {
        return all.values().stream().sorted(Comparator.comparing(Export::asOf)).toList();
    }

    Optional<Export> find(RandomId id) {
        return Optional.ofNullable(all.get(id));
    }

    void add(Export export) {
        exports.keep(export);
        all.put(export.id(), export);
    }

    /** @throws EndedException where it is not there any more */
    Export change(RandomId id, UnaryOperator<Export> change) {
        return locks.locked(id, () -> {
            Export changed = change.apply(present(id));
            exports.keep(changed);
            all.put(id, changed);
            return changed;
        });
    }

    /** Bytes of its files. */
    long size(Export export) {
        return files.size(export);
    }

    /** @throws EndedException where it is not there any more */
    void write(RandomId id, int number, ExportLines lines) {
        locks.locked(id, () -> {
            files.requireRoom(lines.size());
            files.write(present(id), number, lines);
            return number;
        });
    }

    /** Ends it: its key first, then its files. */
    void remove(RandomId id) {
        locks.locked(id, () -> {
            exports.forget(id);
            all.remove(id);
            files.remove(id);
            return id;
        });
    }

    /** Puts it where it is kept for nothing but telling why it came to no end. */
    void fail(RandomId id, Export.Stage why) {
        locks.locked(id, () -> {
            Export failed = change(id, export -> export.with(why, export.after(), List.of(), export.until()));
            files.keepOnly(failed);
            return failed;
        });
    }

    /**
     * What is in a file, less what its asker may not see any more, which is taken out of it for good.
     *
     * @throws EndedException where it is not there any more
     */
    ExportLines pruned(RandomId id, int number) {
        return locks.locked(id, () -> {
            Export export = present(id);
            ExportLines lines = files.read(export, number);
            Set<RecordId> visible = visible(export, lines);
            ExportLines left = lines.only(line -> visible.contains(line.record()));
            if (left.lines().size() < lines.lines().size()) {
                files.write(export, number, left);
                change(id, it -> recounted(it, number, left.lines().size()));
            }
            return left;
        });
    }

    private Set<RecordId> visible(Export export, ExportLines lines) {
        Set<RecordId> visible = ConcurrentHashMap.newKeySet();
        lines.records().forEach((chart, records) -> visible.addAll(exports.visible(export.author(), chart, records)));
        return visible;
    }

    private static Export recounted(Export export, int number, int count) {
        List<Copied> recounted = export.files().stream()
                .map(file -> file.number() == number ? new Copied(number, file.kind(), count) : file)
                .toList();
        return export.with(export.stage(), export.after(), recounted, export.until());
    }

    private Export present(RandomId id) {
        return find(id).orElseThrow(EndedException::new);
    }
}
