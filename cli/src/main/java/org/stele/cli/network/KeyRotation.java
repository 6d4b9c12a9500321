package org.stele.cli.network;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.stele.cli.CommandFailed;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.directory.Durable;

/**
 * Replaces one key of a node: the new one lies beside the old one until it is proven that the ledger has it. Cut short anywhere, it
 * goes on where it was when it is run again.
 */
final class KeyRotation {
    private final RotatingKey key;

    KeyRotation(RotatingKey key) {
        this.key = key;
    }

    /** Replaces it; a key in place that the ledger never heard of, as a restored node has, is listed rather than replaced. */
    void run() throws IOException, WrongPassphraseException {
        Path current = key.file();
        Path next = current.resolveSibling(current.getFileName() + ".next");
        if (!Files.exists(next) && !key.isListed(current)) {
            list(current);
            return;
        }
        if (!Files.exists(next)) {
            key.make(next);
        }
        if (!key.isListed(next)) {
            list(next);
        }
        if (key.before().isPresent()) {
            keep(current, key.before().get());
        }
        Files.move(next, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Durable.syncDirectory(next.resolveSibling("."));
    }

    /** A node that answers that it did may have dropped it: who then had no other key would have none that counts. */
    private void list(Path unlisted) throws IOException, WrongPassphraseException {
        key.list(unlisted);
        if (!key.isListed(unlisted)) {
            throw new CommandFailed("the node says that it took the key, and does not show that the ledger has it:"
                    + " the old key stays in place. Give this again, by another member's node");
        }
    }

    /** As a copy, so that the node has its key at every moment. */
    private static void keep(Path current, Path before) throws IOException {
        Path aside = before.resolveSibling(before.getFileName() + ".new");
        Files.copy(current, aside, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(aside, before, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Durable.syncDirectory(before.resolveSibling("."));
    }
}
