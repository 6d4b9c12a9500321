package org.stele.vault.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

/** The folder of an embedded database, held by a file lock, which the system gives back when the process dies. */
final class DatabaseFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFolder.class);

    private final Path path;
    private final FileChannel lock;

    private DatabaseFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DatabaseFolder take(Path path) {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, OWNER_ONLY);
            return new DatabaseFolder(path.toRealPath(), lock(path));
        } catch (IOException e) {
            throw new VaultException(
                    Reason.DATABASE_UNAVAILABLE,
                    "the vault's folder " + path + " cannot be used: " + e.getMessage(),
                    e);
        }
    }

    Path data() {
        return path.resolve("data");
    }

    /** What the server says; it holds no personal data, since none reaches the server in clear. */
    Path log() {
        return path.resolve("postgres.log");
    }

    Path passwordFile() {
        return path.resolve("password");
    }

    /** The server's password: random, made once, readable to the owner only. */
    String password() {
        try {
            if (Files.notExists(passwordFile())) {
                writePassword();
            }
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new VaultException(
                    Reason.DATABASE_UNAVAILABLE, "the file " + passwordFile() + " cannot be read or written", e);
        }
    }

    /** Synced before the server first hears of it, since without it nobody could log in again. */
    private void writePassword() throws IOException {
        Path temporary = Files.createTempFile(
                path,
                "password",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, RandomId.generate() + RandomId.generate().toString());
        sync(temporary, StandardOpenOption.WRITE);
        Files.move(temporary, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
        sync(path, StandardOpenOption.READ);
    }

    /** The data are made to the end: from now on they count. */
    void markMade() {
        try {
            if (Files.notExists(madeFile())) {
                Files.createFile(madeFile());
                sync(path, StandardOpenOption.READ);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + madeFile(), e);
        }
    }

    /** Puts aside data whose making a kill cut short: no vault was ever open on them. */
    void putAsideUnmade() {
        if (Files.exists(data()) && Files.notExists(madeFile())) {
            Path aside = path.resolve("data.incomplete-" + RandomId.generate());
            LOG.warn("the database in {} was never made to the end: put aside as {}", data(), aside);
            try {
                Files.move(data(), aside);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot put aside " + data(), e);
            }
        }
    }

    private Path madeFile() {
        return path.resolve("made");
    }

    private static void sync(Path file, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(file, access)) {
            channel.force(true);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new VaultException(
                    Reason.IN_USE, "another process has " + path + " open: stop that one, or use another folder");
        }
        return channel;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new VaultException(
                    Reason.DATABASE_UNAVAILABLE, "the lock on " + path + " could not be given back", e);
        }
    }
}
