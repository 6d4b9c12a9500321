package org.stele.node.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.stele.node.config.DatabaseSettings;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.RetentionSettings;
import org.stele.node.start.NodeStartException.Reason;
import org.stele.vault.Vault;
import org.stele.vault.VaultException;
import org.stele.vault.database.Database;
import org.stele.vault.database.EmbeddedDatabase;
import org.stele.vault.database.ExternalDatabase;
import org.stele.vault.keys.PassphraseRootKey;
import org.stele.vault.keys.RootKey;
import org.stele.vault.retention.RetentionTable;

/** Opens the vault on its database. */
final class VaultRoom {
    private VaultRoom() {}

    static Vault open(NodeConfiguration configuration, InstantSource clock) {
        RetentionTable retention = retention(configuration.retention());
        RootKey root = root(configuration);
        try {
            return Vault.open(database(configuration), root, retention, clock);
        } catch (VaultException e) {
            throw new NodeStartException(reason(e.reason()), String.valueOf(e.getMessage()), e);
        }
    }

    private static Database database(NodeConfiguration configuration) {
        return switch (configuration.database()) {
            case DatabaseSettings.Embedded(Path programs) ->
                EmbeddedDatabase.open(configuration.directory().vault(), programs);
            case DatabaseSettings.External(String url, String user, Path passwordFile) ->
                ExternalDatabase.open(url, user, firstLine(passwordFile));
        };
    }

    private static RootKey root(NodeConfiguration configuration) {
        Path file = configuration.directory().vaultRootKey();
        char[] passphrase = KeyRing.passphrase(configuration);
        try {
            return PassphraseRootKey.open(file, passphrase);
        } catch (VaultException e) {
            throw new NodeStartException(
                    Reason.WRONG_PASSPHRASE, "the passphrase does not open " + file + ": give the right one", e);
        } catch (IOException e) {
            throw new NodeStartException(
                    Reason.KEYS, "the vault's key " + file + " cannot be read: restore it from a backup", e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static RetentionTable retention(RetentionSettings settings) {
        try {
            return settings.table().isPresent()
                    ? RetentionTable.parse(Files.readString(settings.table().get()), settings.jurisdiction())
                    : RetentionTable.builtIn(settings.jurisdiction());
        } catch (IOException e) {
            throw new NodeStartException(Reason.RETENTION, "retention.table cannot be read: correct it", e);
        } catch (IllegalArgumentException e) {
            throw new NodeStartException(Reason.RETENTION, "retention: " + e.getMessage(), e);
        }
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new NodeStartException(Reason.VAULT, "database.password-file cannot be read: correct it", e);
        }
    }

    private static Reason reason(VaultException.Reason reason) {
        return switch (reason) {
            case IN_USE -> Reason.DIRECTORY_IN_USE;
            case WRONG_ROOT_KEY -> Reason.KEYS;
            case DISK_FULL,
                    SCHEMA_NEWER,
                    SCHEMA_DAMAGED,
                    DATABASE_UNAVAILABLE,
                    DAMAGED,
                    NOT_FOUND,
                    NOT_READABLE,
                    BATCH_DIFFERS,
                    CONFLICT -> Reason.VAULT;
        };
    }
}
