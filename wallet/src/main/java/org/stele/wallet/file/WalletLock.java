package org.stele.wallet.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps others from changing a wallet between reading and writing it: keys that one of them adds would be lost. It is on a file
 * beside the wallet, which is replaced each time it is written. The lock goes with the process.
 */
public final class WalletLock implements AutoCloseable {
    private static final String SUFFIX = ".lock";

    private final FileChannel channel;

    private WalletLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Locks the wallet in {@code file}, which need not be there yet; empty where somebody else has it locked. */
    public static Optional<WalletLock> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + SUFFIX), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isTaken(channel)) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new WalletLock(channel));
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
