package org.stele.node.fhir.export;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.RandomId;
import org.stele.exchange.export.Export;
import org.stele.ledger.directory.Durable;
import org.stele.vault.padding.Padding;

/**
 * Exports' files, each padded and sealed whole under its export's key and bound to its place: a folder an export, readable by the node's own user only.
 * Every method throws {@link UncheckedIOException} where the disk does not serve. Safe for use by many threads, of which one at a time
 * is at work on an export.
 */
final class SealedFiles {
    private final Path root;
    private final Room room;
    /** Bytes of each export's files, counted as they come and go: no export has to wait for others' files, or to read them. */
    private final Map<RandomId, Long> sizes = new ConcurrentHashMap<>();

    SealedFiles(Path root, Room room) {
        this.root = root;
        this.room = room;
    }

    /** Makes sure that there is room for as many bytes beside what must stay free, and what other exports have. */
    void requireRoom(long bytes) {
        run(() -> {
            Files.createDirectories(root);
            long all = sizes.values().stream().mapToLong(it -> it).sum();
            if (Files.getFileStore(root).getUsableSpace() - bytes < room.least() || all + bytes > room.most()) {
                throw new IOException("exports have no more room");
            }
        });
    }

    /** Bytes of an export's files that count. */
    long size(Export export) {
        return sizes.getOrDefault(export.id(), 0L);
    }

    /** Puts or replaces; durable when this returns. */
    void write(Export export, int number, ExportLines lines) {
        byte[] sealed = Aead.seal(key(export), Padding.LARGE.add(lines.encode()), place(export, number));
        run(() -> {
            Path folder = folder(export.id());
            long before = folder.resolve(String.valueOf(number)).toFile().length();
            Durable.write(folder, String.valueOf(number), sealed);
            sizes.merge(export.id(), sealed.length - before, Long::sum);
        });
    }

    /** Opens one; the exception's cause tells where it was changed or is not there. */
    ExportLines read(Export export, int number) {
        try {
            byte[] sealed = Files.readAllBytes(folder(export.id()).resolve(String.valueOf(number)));
            return ExportLines.decode(Padding.strip(Aead.open(key(export), sealed, place(export, number))));
        } catch (IOException e) {
            throw new UncheckedIOException("a file of an export cannot be read", e);
        } catch (DecryptionException e) {
            throw new UncheckedIOException("a file of an export was changed", new IOException(e));
        }
    }

    boolean has(Export export, int number) {
        return Files.exists(root.resolve(export.id().toString()).resolve(String.valueOf(number)));
    }

    void remove(RandomId export) {
        removeAll(root.resolve(export.toString()), _ -> true);
        sizes.remove(export);
    }

    /** Removes what is left over of others than these. */
    void keepOnly(Set<RandomId> exports) {
        run(() -> {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            try (Stream<Path> folders = Files.list(root)) {
                folders.filter(folder -> exports.stream().noneMatch(it -> folder.endsWith(it.toString())))
                        .forEach(folder -> removeAll(folder, _ -> true));
            }
            sizes.keySet().retainAll(exports);
        });
    }

    /** Removes those of an export that do not count. */
    void keepOnly(Export export) {
        Set<String> counting = Set.copyOf(export.files().stream()
                .map(file -> String.valueOf(file.number()))
                .toList());
        Path folder = root.resolve(export.id().toString());
        removeAll(folder, file -> Files.isRegularFile(file) && !counting.contains(String.valueOf(file.getFileName())));
        run(() -> sizes.put(export.id(), size(folder)));
    }

    private static long size(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toFile).mapToLong(File::length).sum();
        }
    }

    private static void removeAll(Path folder, Predicate<Path> unwanted) {
        run(() -> {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(unwanted)
                            .sorted(Comparator.reverseOrder())
                            .toList()) {
                        Files.delete(file);
                    }
                }
            }
        });
    }

    private Path folder(RandomId export) throws IOException {
        return Files.createDirectories(root.resolve(export.toString()));
    }

    private static AeadKey key(Export export) {
        return AeadKey.of(export.key().unsafeArray());
    }

    private static byte[] place(Export export, int number) {
        Bytes id = export.id().bytes();
        return ByteBuffer.allocate(id.length() + Integer.BYTES)
                .put(id.unsafeArray())
                .putInt(number)
                .array();
    }

    private interface DiskWork {
        void run() throws IOException;
    }

    private static void run(DiskWork work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of exports cannot be written", e);
        }
    }
}
