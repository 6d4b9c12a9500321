package org.stele.node.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.stele.ledger.directory.FileList;

/**
 * A backup: a folder like a node's, with the vault's rows in {@code vault/}, and at last the list of all its files. Without the
 * list it was not finished.
 *
 * @param root the folder
 */
public record BackupFolder(Path root) {
    private static final FileList LIST = new FileList("BACKUP", "the backup was made");

    /** Whether it is one, and finished. */
    public boolean isFinished() {
        return LIST.isPresent(root);
    }

    /** What differs from what was written, one sentence each; empty where every byte is as it was. */
    public List<String> differences() throws IOException {
        return LIST.differences(root);
    }

    Path ledger() {
        return root.resolve("ledger");
    }

    Path vault() {
        return root.resolve("vault");
    }

    void finish() throws IOException {
        LIST.write(root);
    }
}
