package org.stele.cli.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder of its own that is gone afterwards.
 *
 * @param path the folder
 */
public record WorkFolder(Path path) implements AutoCloseable {
    /** Below {@code parent}, or where temporary files go. */
    public static WorkFolder in(@Nullable Path parent) throws IOException {
        String prefix = "stele-bench-";
        return new WorkFolder(
                parent == null
                        ? Files.createTempDirectory(prefix)
                        : Files.createTempDirectory(Files.createDirectories(parent), prefix));
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
