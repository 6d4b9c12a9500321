package org.stele.node.backup;

import java.io.Serial;

/** A backup is not written or not restored; the message says why, and what to do. */
public final class BackupException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
