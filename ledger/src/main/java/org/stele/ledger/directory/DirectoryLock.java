package org.stele.ledger.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps a second process, or a second opener in this one, out of a folder. The lock goes with the process. */
public final class DirectoryLock implements AutoCloseable {
    /** The lock's file; it is always empty. */
    public static final String FILE = "LOCKED";

    private final LockFile file;

    private DirectoryLock(LockFile file) {
        this.file = file;
    }

    /** Locks {@code directory}, which is made where absent; empty where somebody else holds it. */
    public static Optional<DirectoryLock> take(Path directory) throws IOException {
        Files.createDirectories(directory);
        return LockFile.take(directory.resolve(FILE)).map(DirectoryLock::new);
    }

    @Override
    public void close() {
        file.close();
    }
}
