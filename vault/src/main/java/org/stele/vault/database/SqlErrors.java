package org.stele.vault.database;

import java.sql.SQLException;
import java.util.Optional;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

/** What PostgreSQL's error codes (manual, appendix A) mean to a caller of the vault. */
final class SqlErrors {
    private static final String DISK_FULL = "53100";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CONNECTION_CLASS = "08";
    private static final String OPERATOR_CLASS = "57P";

    private SqlErrors() {}

    /** The vault's exception where the code has one, else {@code failure} itself. */
    static RuntimeException translate(RuntimeException failure) {
        return state(failure)
                .<RuntimeException>flatMap(state -> translate(state, failure))
                .orElse(failure);
    }

    private static Optional<VaultException> translate(String state, RuntimeException failure) {
        if (state.equals(DISK_FULL)) {
            return Optional.of(new VaultException(
                    Reason.DISK_FULL,
                    "the disk under the vault's database is full: free space and repeat; nothing was kept",
                    failure));
        }
        if (state.equals(UNIQUE_VIOLATION)) {
            return Optional.of(new VaultException(
                    Reason.CONFLICT,
                    "an identifier of this operation is taken: use fresh ones; nothing was kept",
                    failure));
        }
        if (state.startsWith(CONNECTION_CLASS) || state.startsWith(OPERATOR_CLASS)) {
            return Optional.of(new VaultException(
                    Reason.DATABASE_UNAVAILABLE,
                    "the vault's database does not answer: check that it runs, then repeat",
                    failure));
        }
        return Optional.empty();
    }

    private static Optional<String> state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }
}
