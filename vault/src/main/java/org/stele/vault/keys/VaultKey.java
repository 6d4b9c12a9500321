package org.stele.vault.keys;

import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Handle;
import org.stele.crypto.AeadKey;
import org.stele.vault.database.Database;

/** The one key that belongs to no subject. Unwrapping it on opening also tells whether the root key is the right one. */
final class VaultKey {
    private static final byte[] CONTEXT = "stele/vault-key/1\0".getBytes(StandardCharsets.US_ASCII);

    private VaultKey() {}

    static AeadKey require(Database database, RootKey root) {
        return database.transact(handle -> {
            handle.createUpdate("INSERT INTO vault_keys.vault_key (wrapped) VALUES (?) ON CONFLICT DO NOTHING")
                    .bind(0, root.wrap(AeadKey.generate(), CONTEXT))
                    .execute();
            return root.unwrap(stored(handle), CONTEXT);
        });
    }

    private static byte[] stored(Handle handle) {
        return handle.createQuery("SELECT wrapped FROM vault_keys.vault_key")
                .map((row, context) -> row.getBytes(1))
                .one();
    }
}
