package org.stele.cli.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.crypto.RandomId;

/** Where the demo keeps what it makes: a folder that the user named, or a temporary one that goes with it. */
record Workspace(Path folder, boolean temporary) implements AutoCloseable {
    static Workspace open(@Nullable Path named) throws IOException {
        if (named == null) {
            return new Workspace(fresh(), true);
        }
        Files.createDirectories(named);
        try (Stream<Path> inside = Files.list(named)) {
            if (inside.findAny().isPresent()) {
                throw new CommandFailed(named + " is not empty: name a new folder with --dir");
            }
        }
        return new Workspace(named.toAbsolutePath().normalize(), false);
    }

    /** Not by the platform's own means, which would make all later temporary files beside it. */
    private static Path fresh() throws IOException {
        Path shared = Path.of(System.getProperty("java.io.tmpdir"));
        return Files.createDirectory(
                shared.resolve("stele-demo-" + RandomId.generate()),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Where libraries unpack what they load. */
    Path unpacked() {
        return folder.resolve("temporary");
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.walkFileTree(folder, new Delete());
        }
    }

    private static final class Delete extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem) throws IOException {
            if (problem != null) {
                throw problem;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
