package org.stele.vault.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

/** The folder of an embedded database, held by a file lock, which the system gives back when the process dies. */
final class DatabaseFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

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

    private void writePassword() throws IOException {
        Path temporary = Files.createTempFile(
                path,
                "password",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, RandomId.generate() + RandomId.generate().toString());
        Files.move(temporary, passwordFile());
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
