package org.stele.exchange.store;

import java.util.function.Supplier;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.vault.VaultException;

/** Tells the vault's failures in the words of use cases. */
public final class VaultCalls {
    private VaultCalls() {}

    /**
     * Calls the vault, and says in the exchange's words what went wrong there.
     *
     * @throws ExchangeException {@code STORAGE_FULL}, or {@code VAULT_UNAVAILABLE} for whatever else the vault says
     */
    public static <T> T call(Supplier<T> work) {
        try {
            return work.get();
        } catch (VaultException e) {
            Reason reason =
                    e.reason() == VaultException.Reason.DISK_FULL ? Reason.STORAGE_FULL : Reason.VAULT_UNAVAILABLE;
            throw new ExchangeException(reason, String.valueOf(e.getMessage()), e);
        }
    }

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
