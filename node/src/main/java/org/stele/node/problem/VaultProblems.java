package org.stele.node.problem;

import java.util.Optional;
import org.stele.vault.VaultException;

/** What the vault's refusals are over HTTP. */
final class VaultProblems {
    private VaultProblems() {}

    /** Empty for what only the operator can deal with. */
    static Optional<ProblemCode> of(VaultException.Reason reason) {
        return switch (reason) {
            case DISK_FULL -> Optional.of(ProblemCode.STORAGE_FULL);
            case DATABASE_UNAVAILABLE -> Optional.of(ProblemCode.VAULT_UNAVAILABLE);
            case NOT_FOUND -> Optional.of(ProblemCode.NOT_FOUND);
            case NOT_READABLE, BATCH_DIFFERS, CONFLICT -> Optional.of(ProblemCode.CONFLICT);
            case IN_USE, SCHEMA_NEWER, SCHEMA_DAMAGED, WRONG_ROOT_KEY, DAMAGED -> Optional.empty();
        };
    }
}
