package org.stele.cli.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.directory.Durable;

/**
 * Replaces one key of a node: the new one lies beside the old one until the ledger has it. Cut short anywhere, it goes on where it
 * was when it is run again.
 */
final class KeyRotation {
    private final RotatingKey key;
    private final Administration administration;

    KeyRotation(RotatingKey key, Administration administration) {
        this.key = key;
        this.administration = administration;
    }

    /** Replaces it; a key in place that the ledger never heard of, as a restored node has, is listed rather than replaced. */
    void run() throws IOException, WrongPassphraseException {
        Path current = key.file();
        Path next = current.resolveSibling(current.getFileName() + ".next");
        if (!Files.exists(next) && !key.isListed(current, administration)) {
            key.list(current, administration);
            return;
        }
        if (!Files.exists(next)) {
            key.make(next);
        }
        if (!key.isListed(next, administration)) {
            key.list(next, administration);
        }
        Files.move(next, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Durable.syncDirectory(next.resolveSibling("."));
    }
}
